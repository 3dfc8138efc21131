"""`migration-report.html` and `migration-report.json`."""

from __future__ import annotations

import difflib
import posixpath
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from plugins.diagnostics.atomic_file import write_atomically
from plugins.wordpress.reports.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plugins.wordpress.reports.document import MigrationReport

HTML_NAME = "migration-report.html"
JSON_NAME = "migration-report.json"

MOST_ADDRESSES = 5_000
"""Rows of addresses on the page; the JSON file has all of them."""

_MOST_SOURCES = 4
_LONGEST_COMPARED = 20_000
_AROUND = 60


def write_reports(report: MigrationReport, folder: Path) -> tuple[Path, Path]:
    """Write both files into `folder`, which is made if need be.

    Raises:
        OSError: as writing files does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    html, data = folder / HTML_NAME, folder / JSON_NAME
    write_atomically(data, _encoded(to_json(report)))
    write_atomically(html, _encoded(render_html(report)))
    return html, data


def render_html(report: MigrationReport) -> Iterator[str]:
    """The pieces of one page that needs nothing else: no script, no font, no network."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["compared"] = compared
    environment.filters["gathered"] = gathered
    environment.filters["percent"] = percent
    template = environment.get_template("migration-report.html")
    addresses = islice(report.addresses, MOST_ADDRESSES)
    return template.generate(report=report, addresses=addresses, most_addresses=MOST_ADDRESSES)


def gathered(sources: Sequence[str]) -> list[str]:
    """The files as they are; of many only the folder that they share, and their number."""
    if len(sources) <= _MOST_SOURCES:
        return list(sources)
    folders = [PurePath(source).parent.parts for source in sources]
    shared = posixpath.commonprefix(folders)
    return [f"{PurePath(*shared)} ({len(sources):,} files)"]


def percent(share: float) -> str:
    """`share` (0 to 1) in per cent; never 100 for less than all."""
    if share == 1:
        return "100 %"
    return f"{min(100 * share, 99.99):.2f} %"


def compared(old: str, new: str) -> Markup:
    """Both versions of a text, lost passages in `<del>`, new ones in `<ins>`, the rest shortened.

    Texts beyond some thousand characters are compared by their ends only, since comparing takes
    quadratic time.
    """
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    start, old_end, new_end = head, len(old) - tail, len(new) - tail
    before, after = old[start:old_end], new[start:new_end]
    if max(len(before), len(after)) > _LONGEST_COMPARED:
        pieces = [_marked("del", before), _marked("ins", after)]
    else:
        pieces = _changes(before, after)
    return Markup("").join(
        [_shortened(old[:start], at_end=True), *pieces, _shortened(old[old_end:], at_end=False)]
    )


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _common(one: str, other: str) -> int:
    shortest = min(len(one), len(other))
    return next((n for n in range(shortest) if one[n] != other[n]), shortest)


def _changes(before: str, after: str) -> list[Markup]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    pieces = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            same = before[a:b]
            if len(same) > 2 * _AROUND:
                same = f"{same[:_AROUND]} … {same[-_AROUND:]}"
            pieces.append(escape(same))
            continue
        pieces += [_marked("del", before[a:b]), _marked("ins", after[c:d])]
    return pieces


def _marked(name: str, text: str) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(name), text) if text else Markup("")  # noqa: S704


def _shortened(text: str, *, at_end: bool) -> Markup:
    if len(text) <= _AROUND:
        return escape(text)
    return escape(f"… {text[-_AROUND:]}" if at_end else f"{text[:_AROUND]} …")
