"""What an import did, for people: one paragraph a file, then totals that balance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from plugins.diagnostics.printable import printable
from plugins.wordpress.media.media_report import MediaReport
from plugins.wordpress.model import Counts, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from plugins.diagnostics import Problem
    from plugins.wordpress.conversion.convert import Converted
    from plugins.wordpress.model import Post
    from plugins.wordpress.tally import Tally

_LABELS = {"code_blocks": "code blocks"}
_ALWAYS = (Outcome.IMPORTED, Outcome.UNCHANGED, Outcome.KEPT, Outcome.FAILED)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file of the export.

    Attributes:
        source: the export's file.
        outcome: which of the totals it counts for.
        target: the file in `content/`, None for a file that failed.
        post: as it was written, None for a file that failed.
        converted: its body, None for a file that failed.
        keys: front-matter keys kept, ours and those under `wordpress`.
        missing: addresses of uploads that `content/` does not hold.
        problem: why it failed, None for one that did not.
        notes: what the author should know.
    """

    source: Path
    outcome: Outcome
    target: Path | None = None
    post: Post | None = None
    converted: Converted | None = None
    keys: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    problem: Problem | None = None
    notes: tuple[str, ...] = ()

    def lines(self, root: Path) -> list[str]:
        """The paragraph of this file; paths below `root` are printed relative to it."""
        if self.problem is not None:
            place = self.problem.place(root) or _shown(self.source, root)
            line = f"{place}: {self.problem.message} ({self.problem.code})"
            return [f"{line}; {self.problem.mend}" if self.problem.mend else line]
        if self.post is None or self.converted is None or self.target is None:
            return [f"{_shown(self.source, root)}: {self.outcome}"]
        post, new = self.post, self.converted
        status = f"draft ({post.withheld})" if post.withheld else "published"
        return [
            f"{_shown(self.source, root)} -> {_shown(self.target, root)}: {self.outcome}",
            f"  title      {post.title}",
            f"  address    {post.permalink or 'by its slug'}, date {post.date or 'none'}, {status}",
            f"  content    {_counted(new.before, new.after)}",
            f"  text       {100 * new.coverage:.1f} % of the old text is in the new one",
            f"  keys kept  {', '.join(self.keys)}",
            *(f"  ranking    {_labelled(c.heading)}{' > '.join(c.names)}" for c in new.chains),
            *(f"  upload     {address}: not supplied" for address in self.missing),
            *(f"  kept HTML  {words}" for words in new.kept_as_html),
            *(f"  difference {line}" for line in new.differences),
            *(f"  note       {line}" for line in (*self.notes, *new.notes)),
        ]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all files of an import.

    Attributes:
        files: in the order of their paths.
        hosts: host names that were taken for those of the old site.
        terms: table and slug of each term added to `data/taxonomy.toml`.
        problems: those that concern no single file of the export.
        dry_run: nothing was written.
        root: folder that printed paths are relative to.
        tallies: the account of every kind of item.
        site: title of the old site.
        media: what became of its files.
        addresses: every public address of it, and the one that answers now.
    """

    files: Sequence[FileReport]
    hosts: frozenset[str]
    terms: Sequence[tuple[str, str]]
    problems: Sequence[Problem]
    dry_run: bool
    root: Path
    tallies: Sequence[Tally] = ()
    site: str = ""
    media: MediaReport = attribute(default_factory=lambda: MediaReport(()))
    addresses: Sequence[tuple[str, str]] = ()

    @property
    def totals(self) -> Counter[Outcome]:
        """Number of files for each outcome; they add up to the number of files found."""
        return Counter(file.outcome for file in self.files)

    @property
    def exit_code(self) -> int:
        """1 when any file could not be imported or anything else went wrong, else 0."""
        return 1 if self.problems or self.totals[Outcome.FAILED] else 0

    def render(self) -> str:
        """The whole report; files that failed come last, above the totals."""
        failed = [file for file in self.files if file.problem is not None]
        done = [file for file in self.files if file.problem is None]
        paragraphs = [_joined(file.lines(self.root)) for file in done]
        paragraphs += [_joined(line for file in failed for line in file.lines(self.root))]
        paragraphs += [_joined(_problem(problem, self.root) for problem in self.problems)]
        paragraphs += [_joined(self._summary())]
        return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)

    def _summary(self) -> list[str]:
        totals = self.totals
        parts = " + ".join(
            f"{totals[one]} {one}" for one in Outcome if one in _ALWAYS or totals[one]
        )
        converted = [file.converted for file in self.files if file.converted is not None]
        before, after = (
            _sum([one.before for one in converted]),
            _sum([one.after for one in converted]),
        )
        lines = [
            "Dry run: nothing was written." if self.dry_run else "",
            f"Files      {len(self.files)} found = {parts}",
            f"Content    {_counted(before, after)}" if converted else "",
            f"Old site   {', '.join(sorted(self.hosts))}" if self.hosts else "",
            f"New terms  {', '.join(f'{table}/{slug}' for table, slug in self.terms)}"
            if self.terms
            else "",
            "Rankings found in texts are not data yet: those you stand by go into data/rankings/."
            if any(one.chains for one in converted)
            else "",
            "Uploads that are not supplied belong below content/wp-content/uploads/."
            if any(file.missing for file in self.files)
            else "",
        ]
        return [line for line in lines if line]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(printable(line) for line in lines)


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _problem(problem: Problem, root: Path) -> str:
    line = f"{problem.place(root)}: {problem.message} ({problem.code})".removeprefix(": ")
    return f"{line}; {problem.mend}" if problem.mend else line


def _labelled(heading: str) -> str:
    return f"{heading}: " if heading else ""


def _counted(before: Counts, after: Counts) -> str:
    parts = []
    for field in fields(Counts):
        old, new = getattr(before, field.name), getattr(after, field.name)
        label = _LABELS.get(field.name, field.name)
        parts.append(f"{label} {old}" if old == new else f"{label} {old} -> {new}")
    return ", ".join(parts)


def _sum(counts: Sequence[Counts]) -> Counts:
    return Counts(*(sum(getattr(one, field.name) for one in counts) for field in fields(Counts)))
