"""What an import did, as the run itself tells it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.wordpress.media.media_report import MediaReport, Supply
from plugins.wordpress.reports.document import (
    MediaLine,
    MigrationReport,
    ProblemLine,
    TextAccount,
)
from plugins.wordpress.reports.terminal import summary
from plugins.wordpress.upload_path import upload_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from plugins.diagnostics import Problem
    from plugins.wordpress.conversion.convert import Converted
    from plugins.wordpress.model import Outcome, Post
    from plugins.wordpress.tally import Tally

_NOT_AS_IT_WAS = (Supply.KEPT, Supply.REFUSED, Supply.MISSING)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one text of the export.

    Attributes:
        source: the export's file.
        outcome: which of the totals it counts for.
        target: the file in `content/`, None for a text that failed.
        post: as it was written, None for a text that failed.
        converted: its body, None for a text that failed.
        keys: front-matter keys kept, ours and those under `wordpress`.
        address: its public path on the new site, "" when it has none.
        problem: why it failed, None for one that did not.
        notes: what the author should know.
    """

    source: Path
    outcome: Outcome
    target: Path | None = None
    post: Post | None = None
    converted: Converted | None = None
    keys: tuple[str, ...] = ()
    address: str = ""
    problem: Problem | None = None
    notes: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """About how many characters there are to say."""
        new = self.converted
        return 1_000 + (len(new.before_text) + len(new.after_text) if new else 0)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all texts of an import.

    Attributes:
        files: in the order of the export.
        hosts: host names that were taken for those of the old site.
        terms: table and slug of each term added to `data/taxonomy.toml`.
        problems: those that concern no single text of the export.
        dry_run: nothing was written.
        root: folder that printed paths are relative to.
        tallies: the account of every kind of item.
        site: title of the old site.
        media: what became of its files.
        addresses: every public address of it, and the one that answers now.
        remarks: what the author should know of the whole import.
    """

    files: Collection[FileReport]
    hosts: frozenset[str]
    terms: Sequence[tuple[str, str]]
    problems: Sequence[Problem]
    dry_run: bool
    root: Path
    tallies: Sequence[Tally] = ()
    site: str = ""
    media: MediaReport = field(default_factory=lambda: MediaReport(()))
    addresses: Collection[tuple[str, str]] = ()
    remarks: Sequence[str] = ()

    @property
    def totals(self) -> Counter[Outcome]:
        """Number of texts for each outcome; they add up to the number of texts found."""
        return Counter(file.outcome for file in self.files)

    @property
    def exit_code(self) -> int:
        """1 when any text could not be imported or anything else went wrong, else 0."""
        return self.document().exit_code

    def render(self) -> str:
        """The report for a terminal."""
        return summary(self.document())

    def document(self) -> MigrationReport:
        """The report for people and programs."""
        sources: dict[str, None] = {}
        problems: list[Problem] = []
        for file in self.files:
            sources[_shown(file.source, self.root)] = None
            if file.problem is not None:
                problems.append(file.problem)
        return MigrationReport(
            sources=tuple(sources),
            site=self.site,
            hosts=tuple(sorted(self.hosts)),
            dry_run=self.dry_run,
            tallies=tuple(self.tallies),
            texts=_Accounts(self),
            media=tuple(
                MediaLine(file.path, str(file.supply), file.reason)
                for file in self.media.of(*_NOT_AS_IT_WAS)
            ),
            addresses=self.addresses,
            terms=tuple(self.terms),
            problems=tuple(_problem(one, self.root) for one in (*problems, *self.problems)),
            remarks=tuple(self.remarks),
        )


class _Accounts:
    """The texts of a report that could be used, each made anew when it is asked for."""

    def __init__(self, report: ImportReport) -> None:
        self._report = report
        lost = report.media.of(*_NOT_AS_IT_WAS)
        self._missing = {file.path for file in lost if file.needed}
        self._number = sum(file.converted is not None for file in report.files)

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[TextAccount]:
        root = self._report.root
        for file in self._report.files:
            if file.post is not None and file.converted is not None:
                yield _account(file, file.post, file.converted, self._missing, root)

    def __contains__(self, text: object) -> bool:
        return any(one == text for one in self)


def _account(
    file: FileReport, post: Post, new: Converted, missing: set[str], root: Path
) -> TextAccount:
    line = f":{post.line}" if post.line else ""
    uploads = {one: upload_path(one) for one in new.uploads}
    return TextAccount(
        source=f"{_shown(file.source, root)}{line}",
        title=post.title,
        type=post.type,
        status=post.status,
        outcome=str(file.outcome),
        target=_shown(file.target, root) if file.target is not None else "",
        old_address=post.address or post.permalink or "",
        new_address=file.address,
        withheld=post.withheld,
        coverage=new.coverage,
        before=new.before,
        after=new.after,
        differences=new.differences,
        old_text=new.before_text,
        new_text=new.after_text,
        kept_as_html=new.kept_as_html,
        shortcodes=dict(new.shortcodes),
        missing=tuple(one for one, path in uploads.items() if path in missing),
        rankings=tuple(f"{_labelled(c.heading)}{' > '.join(c.names)}" for c in new.chains),
        keys=file.keys,
        notes=(*file.notes, *new.notes),
    )


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _problem(problem: Problem, root: Path) -> ProblemLine:
    return ProblemLine(problem.place(root), problem.message, problem.code, problem.mend)


def _labelled(heading: str) -> str:
    return f"{heading}: " if heading else ""
