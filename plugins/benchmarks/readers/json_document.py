"""The JSON document of a raw file, however large: a big one is read in pieces and pruned."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import ijson

from plugins.benchmarks.readers.raw_text import ESCAPE, open_text, shortened
from plugins.benchmarks.readers.reading import RawFileError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from io import TextIOWrapper
    from pathlib import Path

WHOLE_BYTES = 4 * 1024 * 1024
"""Up to this size a document is parsed at once, which is many times faster."""

MOST_VALUES = 1_000_000
"""Values of a document that are kept, without those that are skipped."""

LONGEST_TEXT = 1024 * 1024
"""Characters of one value of a large document: the time for it grows with their square."""

# The begin of a line that begins a document; a list of objects, since `[ 1s ]` is a note of a tool.
_DOCUMENT = re.compile(rf"(?:{ESCAPE}|[\ufeff \t])*(?=\{{|\[\s*(?:[{{\[\]]|$))")
# The begin of a line that may belong to a document.
_OF_DOCUMENT = re.compile(rf"^(?:{_DOCUMENT.pattern}|\s*[\]}}\",:])", re.MULTILINE)
_DEEPEST = 64
_PIECE = 64 * 1024
# ijson works a piece off before it hands anything out, in time that grows with the square of the
# depth, so this also bounds what nested brackets cost.
_AT_ONCE = 4 * 1024


def load_json(path: Path, skip: Collection[str] = ()) -> Any:
    """The document of a file; lines around it that are no JSON (`note: …`) are left out.

    After a document of more than `WHOLE_BYTES` there may be none.

    Args:
        path: the file.
        skip: parts that a large document does without, as paths of keys in which `item` is any
            member of a list: `jobs.item.read.clat_ns.bins`. In a small one they may be there.

    Raises:
        RawFileError: there is no document, more than one, a broken one, or one with far more
            values than any benchmark has; with the line where it can be told.
    """
    try:
        with open_text(path) as file:
            before = _skip_to_document(file)
            if path.stat().st_size <= WHOLE_BYTES:
                return _whole(file.read(), before)
        with open_text(path) as file:
            _skip_to_document(file)
            return _pruned(file, frozenset(skip))
    except UnicodeError:
        raise RawFileError("not UTF-8", "save it as UTF-8") from None
    except RecursionError:
        raise RawFileError("nested too deeply", "this is no output of a benchmark tool") from None


def _skip_to_document(file: TextIOWrapper) -> int:
    """Put the position where a document begins, first of its line; the number of lines before."""
    before, begins = 0, True
    while True:
        place = file.tell()
        piece = file.readline(_PIECE)
        if not piece:
            raise RawFileError("there is no JSON in it", "save the output of the tool again")
        start = _DOCUMENT.match(piece) if begins else None
        if start:
            file.seek(place)
            file.read(start.end())
            return before
        begins = piece.endswith("\n")
        before += begins


def _whole(text: str, before: int) -> Any:
    try:
        document, end = _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        line = before + error.lineno
        if error.pos >= len(text.rstrip()):
            raise RawFileError("it ends in the middle", _AGAIN, line) from None
        raise RawFileError(f"not valid JSON: {error.msg.lower()}", _AGAIN, line) from None
    except ValueError as error:
        # A number of thousands of digits, or NaN.
        raise RawFileError(f"not valid JSON: {error}", _AGAIN) from None
    beside, _, below = text[end:].partition("\n")
    if beside.strip() or _OF_DOCUMENT.search(below):
        line = before + 1 + text[: end + len(text[end:]) - len(text[end:].lstrip())].count("\n")
        message = "more text after the end of the JSON"
        raise RawFileError(message, "keep one run in a file", line)
    return document


_AGAIN = "run the tool again and save its whole output"


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


def _pruned(file: TextIOWrapper, skip: frozenset[str]) -> Any:
    builder = ijson.ObjectBuilder()
    kept = 0
    try:
        for event, value in _kept_events(file, skip):
            kept += 1
            if kept > MOST_VALUES:
                message = f"more than {MOST_VALUES} values"
                raise RawFileError(message, "this is no output of a benchmark tool")
            builder.event(event, value)
    except ijson.JSONError as error:
        raise _broken(str(error)) from None
    return builder.value


def _broken(text: str) -> RawFileError:
    """What the parser says, the C library yajl or another of `ijson`, in our own words."""
    reason = text.partition("\n")[0].strip().lower()
    if "trailing" in reason or "additional data" in reason:
        return RawFileError("more text after the end of the JSON", "keep one run in a file")
    if "premature" in reason or "incomplete" in reason:
        return RawFileError("it ends in the middle", _AGAIN)
    return RawFileError(f"not valid JSON: {shortened(reason, 100)}", _AGAIN)


class _Encoded:
    """A text as the bytes of UTF-8 that `ijson` wants, whatever its encoding.

    Attributes:
        unseen: how many characters were read since something was found in them.
    """

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        self.unseen = 0

    def read(self, size: int) -> bytes:
        """The next `size` characters."""
        self.unseen += size
        if self.unseen > LONGEST_TEXT:
            message = f"a text of more than {LONGEST_TEXT} characters"
            raise RawFileError(message, "this is no output of a benchmark tool")
        return self._file.read(size).encode()


def _kept_events(file: TextIOWrapper, skip: frozenset[str]) -> Iterator[tuple[str, Any]]:
    depth = 0
    skipping = 0
    encoded = _Encoded(file)
    for prefix, event, value in ijson.parse(encoded, buf_size=_AT_ONCE, use_float=True):
        encoded.unseen = 0
        opens, closes = event in {"start_map", "start_array"}, event in {"end_map", "end_array"}
        depth += opens - closes
        if depth > _DEEPEST:
            raise RecursionError
        if skipping:
            skipping += opens - closes
            continue
        key = f"{prefix}.{value}".lstrip(".") if event == "map_key" else prefix
        if key in skip and event != "end_map":
            skipping = int(opens)
            continue
        yield event, value
