"""The files that tell the build of old addresses and of attachment pages."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import astuple, fields
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.attachment_pages import AttachmentPage
from plugins.wordpress.model import Redirect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_REDIRECTS = ["from", "to"]
_ATTACHMENTS = [field.name for field in fields(AttachmentPage)]


def redirects_to_csv(rows: Iterable[Redirect]) -> str:
    """Text of a file in `data/redirects/`: columns `from` and `to`, lines end in LF."""
    return _to_csv(_REDIRECTS, rows)


def redirects_from_csv(text: str) -> Iterator[Redirect]:
    """The rows of such a file.

    Raises, as it comes to them:
        ValueError: other columns, or a row with more or fewer cells.
    """
    return (Redirect(*cells) for cells in _from_csv(_REDIRECTS, text))


def attachments_to_csv(rows: Iterable[AttachmentPage]) -> str:
    """Text of a file in `data/attachments/`: one column for each attribute, lines end in LF."""
    return _to_csv(_ATTACHMENTS, rows)


def attachments_from_csv(text: str) -> Iterator[AttachmentPage]:
    """The rows of such a file.

    Raises, as it comes to them:
        ValueError: other columns, or a row with more or fewer cells.
    """
    return (AttachmentPage(*cells) for cells in _from_csv(_ATTACHMENTS, text))


def _to_csv(header: Sequence[str], rows: Iterable[Redirect | AttachmentPage]) -> str:
    file = io.StringIO()
    plain = csv.writer(file, lineterminator="\n")
    quoted = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(header)
    for row in rows:
        cells = astuple(row)
        # Before Python 3.13 the writer leaves a lone CR without quotes, which ends a line.
        (quoted if any("\r" in cell for cell in cells) else plain).writerow(cells)
    return file.getvalue()


def _from_csv(header: Sequence[str], text: str) -> Iterator[list[str]]:
    reader = csv.reader((line[0] for line in _LINE.finditer(text)), strict=True)
    try:
        if next(reader, None) != header:
            raise ValueError(f"the first line must be {','.join(header)}")
        for number, cells in enumerate(reader, 2):
            if len(cells) != len(header):
                raise ValueError(f"row {number} has {len(cells)} cells, not {len(header)}")
            yield cells
    except csv.Error as error:
        raise ValueError(f"no CSV: {error}") from error
