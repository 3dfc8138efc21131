"""`inv import-wordpress PATH`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from plugins.diagnostics import Problem
from plugins.diagnostics.atomic_file import write_atomically
from plugins.wordpress.addresses.own_addresses import OwnHosts, is_supplied, old_hosts
from plugins.wordpress.conversion.context import Context
from plugins.wordpress.conversion.convert import convert
from plugins.wordpress.conversion.limits import TooComplexError
from plugins.wordpress.library import taxonomy
from plugins.wordpress.library.bundle_library import (
    FINGERPRINT,
    Library,
    fingerprint,
    identity_of,
)
from plugins.wordpress.library.bundle_text import front_matter, render
from plugins.wordpress.model import Outcome, Post
from plugins.wordpress.reports.import_report import FileReport, ImportReport
from plugins.wordpress.sources.exporter_folder import find_exports
from plugins.wordpress.sources.exporter_markdown import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.wordpress.conversion.convert import Converted

T = TypeVar("T")


def import_exports(
    source: Path, content: Path, *, data: Path, dry_run: bool = False
) -> ImportReport:
    """Turn exporter Markdown into bundles below `content`.

    Files that exist are never changed, nothing is written outside `content` and
    `data/taxonomy.toml`, and no input raises: whatever goes wrong is in the report.

    Args:
        source: one exporter Markdown file, or a folder searched for `*.md` and `*.markdown`.
        content: the site's content folder.
        data: the site's data folder; new categories and tags are appended to its taxonomy.
        dry_run: the same report, nothing written.
    """
    paths = find_exports(source)
    problems = [] if paths else [_nothing_found(source)]
    taxonomy_path = data / "taxonomy.toml"
    loaded = taxonomy.load(taxonomy_path)
    usable = isinstance(loaded, taxonomy.Taxonomy)
    if isinstance(loaded, Problem):
        problems.append(loaded)
    posts = {path: _guarded(path, partial(read, path)) for path in paths}
    run = _Run(
        content=content,
        library=Library(content, dry_run=dry_run),
        terms=loaded if isinstance(loaded, taxonomy.Taxonomy) else taxonomy.Taxonomy(""),
        hosts=old_hosts(post for post in posts.values() if isinstance(post, Post)),
    )
    files = [_reported(path, post, run) for path, post in posts.items()]
    if usable and run.terms.added:
        problems += _save(run.terms, taxonomy_path, dry_run=dry_run)
    return ImportReport(
        files=files,
        hosts=run.hosts,
        terms=[(table, slug) for table, slug, _ in run.terms.added],
        problems=problems,
        dry_run=dry_run,
        root=Path.cwd(),
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """What all files of one import share."""

    content: Path
    library: Library
    terms: taxonomy.Taxonomy
    hosts: frozenset[str]

    def add(self, post: Post) -> FileReport | Problem:
        """Convert one post and write it."""
        new = convert(post, post.permalink or "/", Context(OwnHosts(self.hosts)))
        category, tags = self._terms(post)
        values = front_matter(post, category, tags, new.summary)
        if not identity_of(values):
            post = replace(post, extras={**post.extras, FINGERPRINT: fingerprint(post)})
            values = front_matter(post, category, tags, new.summary)
        target = self.library.place(post.kind, post.slug, new.language, identity_of(values))
        owner = self.library.claimant(post.permalink or "", target)
        if owner is not None and not post.withheld:
            place = f"{self.content.name}/{owner.relative_to(self.content).as_posix()}"
            post = replace(post, withheld=f"{post.permalink or 'its address'} is already {place}")
            values = front_matter(post, category, tags, new.summary)
        outcome = self.library.add(target, render(values, new.markdown))
        if isinstance(outcome, Problem):
            return outcome
        if outcome is Outcome.IMPORTED:
            self.library.remember(target, values)
        return self._report(post, target, outcome, new, values)

    def _terms(self, post: Post) -> tuple[str | None, tuple[str, ...]]:
        if post.kind == "pages":
            return None, ()
        categories = [self.terms.slug("categories", name) for name in post.categories]
        tags = dict.fromkeys(self.terms.slug("tags", name) for name in post.tags)
        return (categories[0] if categories else self.terms.uncategorised()), tuple(tags)

    def _report(
        self,
        post: Post,
        target: Path,
        outcome: Outcome,
        new: Converted,
        values: dict[str, object],
    ) -> FileReport:
        notes = list(post.notes)
        if target.parent.name != post.slug:
            notes.append(f"the folder {post.slug} holds another text: imported beside it")
        if outcome is Outcome.KEPT:
            notes.append("the file there differs from this import and was left alone")
        extras = values.get("wordpress")
        keys = [key for key in values if key != "wordpress"]
        keys += [f"wordpress.{key}" for key in extras] if isinstance(extras, dict) else []
        return FileReport(
            source=post.source,
            outcome=outcome,
            target=target,
            post=post,
            converted=new,
            keys=tuple(keys),
            missing=tuple(one for one in new.uploads if not is_supplied(one, self.content)),
            notes=tuple(notes),
        )


def _guarded(path: Path, step: Callable[[], T]) -> T | Problem:
    """What `step` returns; a problem of the export's file `path` when it raises."""
    try:
        return step()
    except TooComplexError as error:
        return Problem("wordpress/too-complex", str(error), path, mend="import this one by hand")
    except Exception as error:  # noqa: BLE001 (one strange post must not lose the others)
        message = " ".join(f"cannot be imported: {type(error).__name__}: {error}".split())
        return Problem("wordpress/import", message, path)


def _save(terms: taxonomy.Taxonomy, path: Path, *, dry_run: bool) -> list[Problem]:
    try:
        text = terms.text()
        if not dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, text.encode("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        slugs = ", ".join(slug for _, slug, _ in terms.added)
        mend = f"add the terms by hand: {slugs}"
        return [Problem("wordpress/taxonomy", f"no term could be added: {error}", path, mend=mend)]
    return []


def _reported(path: Path, post: Post | Problem, run: _Run) -> FileReport:
    done = post if isinstance(post, Problem) else _guarded(path, partial(run.add, post))
    if isinstance(done, Problem):
        return FileReport(path, Outcome.FAILED, problem=done)
    return done


def _nothing_found(source: Path) -> Problem:
    if not source.exists():
        return Problem("wordpress/no-source", "no such file or folder", source)
    mend = "give the folder that the exporter's *.md files lie in"
    return Problem("wordpress/no-source", "holds no *.md or *.markdown file", source, mend=mend)
