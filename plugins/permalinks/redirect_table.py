"""Where every old address leads: the rows of all tables joined, checked and led to their ends."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlsplit

from plugins.diagnostics import Problem
from plugins.diagnostics.csv_source import read_csv
from plugins.permalinks.old_address import OldAddressError, old_address
from plugins.permalinks.permalink import PermalinkError, permalink, url_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

COLUMNS = ("from", "to")
"""The header of `data/redirects/*.csv`."""

_SHOWN = 20
"""Rows without a target that are named one by one; of more, the first are named in one line."""


class Files(Protocol):
    """What the site publishes."""

    def owner(self, save_as: str) -> str | None:
        """Who writes an output path (letter case ignored), None when nobody does."""
        ...

    def holds(self, save_as: str) -> bool:
        """Whether exactly this output path is written."""
        ...


@dataclass(frozen=True, slots=True)
class RedirectRow:
    """One row of `data/redirects/*.csv`, or an alias in front matter.

    Attributes:
        source: the old address as in `old_address`.
        target: where it leads, as written.
        path: the file that says so.
        line: 1-based, None when unknown.
    """

    source: str
    target: str
    path: Path
    line: int | None


@dataclass(frozen=True, slots=True)
class RedirectTable:
    """Every old address with the public path, or address of another site, that it leads to."""

    targets: dict[str, str]
    rows: dict[str, RedirectRow] = field(default_factory=dict)


def read_rows(folder: Path) -> tuple[list[RedirectRow], list[Problem]]:
    """The rows of all tables in a folder, and a problem for each that cannot be used."""
    rows: list[RedirectRow] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.csv")):
        cells, wrong = read_csv(path, COLUMNS, "permalinks")
        problems += wrong
        for row in rows_of(cells, path):
            if isinstance(row, Problem):
                problems.append(row)
            else:
                rows.append(row)
    return rows, problems


def rows_of(
    cells: Iterable[tuple[int, dict[str, str]]], path: Path
) -> Iterator[RedirectRow | Problem]:
    """The rows of one file, given its cells with their lines."""
    for line, cell in cells:
        try:
            source = old_address(cell["from"])
        except OldAddressError as error:
            mend = "write an old address such as /2369.html/feed or /?p=2369, or remove the row"
            yield Problem("permalinks/redirect-from", str(error), path, line, mend)
            continue
        yield RedirectRow(source, cell["to"], path, line)


def redirect_table(
    rows: Iterable[RedirectRow], files: Files
) -> tuple[RedirectTable, list[Problem]]:
    """The table of `rows`, and one problem for each row that cannot be followed.

    A row whose target is itself an old address leads to the end of that chain. A row that leads an
    address to itself says nothing and is left out.
    """
    first: dict[str, RedirectRow] = {}
    problems: list[Problem] = []
    others = [row for row in rows if first.setdefault(row.source, row).target != row.target]
    problems += [
        _twice(first[row.source], row)
        for row in others
        if _end(row, first, files) != _end(first[row.source], first, files)
    ]
    targets: dict[str, str] = {}
    stale: list[Problem] = []
    for source, row in first.items():
        end = _end(row, first, files)
        if isinstance(end, Problem):
            (stale if end.code == "permalinks/redirect-to" else problems).append(end)
        elif (page := _page(source, files)) is None:
            targets[source] = end
        elif f"/{url_of(page)}" != end.partition("#")[0]:
            problems.append(_is_page_already(row, page, files))
    problems += _grouped(stale)
    return RedirectTable(targets, {source: first[source] for source in targets}), problems


def query_pages(sources: Iterable[str]) -> frozenset[str]:
    """The files whose old addresses differ in their query only, such as `index.html`."""
    paths = {source.partition("?")[0] for source in sources if "?" in source}
    found = set()
    for path in paths:
        with suppress(PermalinkError):
            found.add(permalink(path).save_as)
    return frozenset(found)


def _end(row: RedirectRow, rows: dict[str, RedirectRow], files: Files) -> str | Problem:
    """The public path at the end of the chain that begins with `row`."""
    seen: list[str] = []
    target, fragment = row.target, ""
    while True:
        if target.startswith(("https://", "http://")):
            return _elsewhere(target, row)
        path, _, own_fragment = target.partition("#")
        fragment = own_fragment or fragment
        found = _published(path, files)
        if found is not None:
            return found + (f"#{quote(fragment, safe='!$&*+,-./:;=?@_~%')}" if fragment else "")
        try:
            key = old_address(path)
        except OldAddressError:
            return _stale(row)
        following = rows.get(key)
        if following is None:
            return _stale(row)
        if key in seen or key == row.source:
            message = f"{row.source} leads in a circle, through {row.target}"
            mend = "lead one row of the circle to a page"
            return Problem("permalinks/redirect-loop", message, row.path, row.line, mend)
        seen.append(key)
        target = following.target


def _published(path: str, files: Files) -> str | None:
    """The public path of a page or file at `path`, None when there is none."""
    try:
        address = permalink(path)
    except PermalinkError:
        return None
    return f"/{address.url}" if files.holds(address.save_as) else None


def _elsewhere(target: str, row: RedirectRow) -> str | Problem:
    try:
        parts = urlsplit(target)
        host = parts.hostname
        sound = bool(host) and parts.username is None and host.isascii()  # type: ignore[union-attr]
        _ = parts.port
    except ValueError:
        sound = False
    if not sound or any(sign in target for sign in ' \\"<>{}|^`'):
        message = f"{row.source} leads to {target}, which is no address"
        mend = "write https://, the host in ASCII and a path without spaces"
        return Problem("permalinks/redirect-elsewhere", message, row.path, row.line, mend)
    return quote(target, safe="!#$%&'()*+,/:;=?@[]~")


def _page(source: str, files: Files) -> str | None:
    """The file that answers at `source` anyway, with or without a slash at its end."""
    if "?" in source:
        return None
    for form in (source, f"{source.rstrip('/')}/"):
        try:
            save_as = permalink(form).save_as
        except PermalinkError:
            continue
        if files.holds(save_as):
            return save_as
    return None


def _twice(known: RedirectRow, row: RedirectRow) -> Problem:
    place = f"line {known.line}" if known.path == row.path else f"{known.path.name}:{known.line}"
    message = f"{row.source} leads to {row.target} here and to {known.target} in {place}"
    mend = "remove one of the two rows"
    return Problem("permalinks/redirect-twice", message, row.path, row.line, mend)


def _is_page_already(row: RedirectRow, page: str, files: Files) -> Problem:
    message = f"{row.source} is a page of the site already ({files.owner(page)})"
    mend = "remove the row, or give that page another address"
    return Problem("permalinks/redirect-of-page", message, row.path, row.line, mend)


def _stale(row: RedirectRow) -> Problem:
    message = f"{row.source} leads to {row.target}, and the site has no such page or file"
    mend = "lead it to another page, or remove the row"
    return Problem("permalinks/redirect-to", message, row.path, row.line, mend)


def _grouped(stale: list[Problem]) -> list[Problem]:
    """The problems as they are, or one for each file that has more than can be read."""
    by_file: defaultdict[Path | None, list[Problem]] = defaultdict(list)
    for problem in stale:
        by_file[problem.path].append(problem)
    grouped: list[Problem] = []
    for path, problems in by_file.items():
        if len(problems) <= _SHOWN:
            grouped += problems
            continue
        first = min(problems, key=lambda problem: problem.line or 0)
        message = f"{len(problems)} old addresses lead to pages that the site does not have"
        message += f"; the first: {first.message.partition(', and the')[0]}"
        mend = "import again, or lead the rows elsewhere or remove them"
        grouped.append(Problem("permalinks/redirect-to", message, path, first.line, mend))
    return grouped
