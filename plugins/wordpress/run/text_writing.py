"""Converted texts and their comments become files, some at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.language import edition_of
from plugins.wordpress.library.bundle_text import front_matter, render
from plugins.wordpress.library.comments_file import render as render_comments
from plugins.wordpress.library.comments_file import shown
from plugins.wordpress.library.merging import is_public
from plugins.wordpress.library.store import Wanted
from plugins.wordpress.model import Outcome
from plugins.wordpress.reports.import_report import FileReport
from plugins.wordpress.run.remembered import HEAVY, size_of
from plugins.wordpress.tally import ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from plugins.wordpress.conversion.convert import Converted
    from plugins.wordpress.index import Planned
    from plugins.wordpress.library.bundle_library import Library
    from plugins.wordpress.library.store import Store, Stored
    from plugins.wordpress.model import Post
    from plugins.wordpress.planning import Plan
    from plugins.wordpress.run.conversion_pool import Task
    from plugins.wordpress.run.labelling import Labelling
    from plugins.wordpress.tally import Account

    Result = tuple[Task, Converted | Problem]

BATCH = 32
"""Texts that are written together: the ledger is asked to make sure of its disk once for all."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A text whose files can be written."""

    task: Task
    place: Planned
    new: Converted
    values: dict[str, object]
    files: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class TextWriting:
    """Writes texts.

    Attributes:
        plan: their places.
        labelling: what they are filed under.
        library: what lay in `content/` before.
        store: writes files.
        account: told of every text and comment.
        keep: is given the texts that could not be imported.
    """

    plan: Plan
    labelling: Labelling
    library: Library
    store: Store
    account: Account
    keep: Callable[[Post], None]

    def write(self, results: Iterable[Result]) -> Iterator[FileReport]:
        """Write each text and say what became of it; the order is kept."""
        for batch in _batches(results):
            ready = [
                new if isinstance(new, Problem) else self._ready(task, new) for task, new in batch
            ]
            wanted = [file for one in ready if isinstance(one, _Ready) for file in one.files]
            stored = iter(self.store.put(wanted))
            for (task, _), one in zip(batch, ready, strict=True):
                if isinstance(one, Problem):
                    yield self._failed(task, one)
                else:
                    yield self._report(one, [next(stored) for _ in one.files])

    def _ready(self, task: Task, new: Converted) -> _Ready | Problem:
        place = self.plan.places[task.position]
        if place is None:
            raise ValueError("a text without a place")
        post = task.post
        labels = self.labelling.labels(place, post.field("_thumbnail_id"))
        values = front_matter(post, place, labels, new.summary)
        text = Wanted(
            path=place.target,
            text=render(values, new.markdown),
            identities=place.identities,
            address=place.path,
            former=self.library.former(place.target),
        )
        comments = self._comments(post, place)
        return _Ready(task, place, new, values, (text, *comments))

    def _comments(self, post: Post, place: Planned) -> list[Wanted]:
        path = place.target.with_name(f"comments.{place.target.stem}.json")
        comments = [] if place.withheld else shown(post.comments, post.date)
        # Comments that were shown once and are no longer leave an empty file.
        if not comments and not path.exists():
            return []
        folder, _, name = self.library.former(place.target).rpartition("/")
        former = f"{folder}/comments.{name.removesuffix('.md')}.json" if folder else ""
        return [Wanted(path, render_comments(comments), former=former)]

    def _failed(self, task: Task, problem: Problem) -> FileReport:
        self.keep(task.post)
        self.account.became(f"items {task.post.type}", Outcome.FAILED)
        for one in task.post.comments:
            self.account.became(f"comments {one.status}", ASIDE)
        return FileReport(task.post.source, Outcome.FAILED, problem=problem)

    def _report(self, ready: _Ready, stored: list[Stored]) -> FileReport:
        text = stored[0]
        if text.problem is not None:
            return self._failed(ready.task, text.problem)
        post, place = ready.task.post, ready.place
        self.account.became(f"items {post.type}", text.outcome)
        self._count_comments(ready, stored[1:])
        notes = [
            *post.notes,
            *place.notes,
            *(f"comments: {one.note}" for one in stored[1:] if one.note),
        ]
        if post.language and not edition_of(post.language):
            notes.append(f"its language, {post.language}, is none of the site's")
        if text.note:
            notes.append(text.note)
        if place.withheld and _is_public(place.target):
            notes.append(f"public here, but not in the export ({place.withheld})")
        return FileReport(
            source=post.source,
            outcome=text.outcome,
            target=place.target,
            post=_slim(post, place),
            converted=replace(ready.new, markdown="", text=""),
            keys=_keys(ready.values),
            address=place.path,
            notes=tuple(notes),
        )

    def _count_comments(self, ready: _Ready, stored: list[Stored]) -> None:
        outcome = ASIDE
        if stored and not ready.place.withheld:
            outcome = str(stored[0].outcome)
        for one in ready.task.post.comments:
            became = outcome if one.status == "approved" else ASIDE
            self.account.became(f"comments {one.status}", became)


def _batches(results: Iterable[Result]) -> Iterator[list[Result]]:
    batch: list[Result] = []
    size = 0
    for result in results:
        batch.append(result)
        size += size_of(result[0].post)
        if len(batch) == BATCH or size > HEAVY:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _is_public(path: Path) -> bool:
    try:
        return is_public(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False


def _slim(post: Post, place: Planned) -> Post:
    """A post without what is long: a report holds all of them at once."""
    return replace(
        post, body="", comments=(), meta=(), terms=(), extras={}, withheld=place.withheld
    )


def _keys(values: dict[str, object]) -> tuple[str, ...]:
    extras = values.get("wordpress")
    keys = [key for key in values if key != "wordpress"]
    keys += [f"wordpress.{key}" for key in extras] if isinstance(extras, dict) else []
    return tuple(keys)
