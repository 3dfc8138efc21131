"""JSON from a live WordPress, with what PHP and plugins print around it."""

from __future__ import annotations

import json
import re

_BEGINNING = re.compile(r"[\[{]")
_MOST_TRIES = 200
# An object or array that begins, and what stands right before and behind an inner one.
_MORE_JSON = re.compile(r"[\[{]\s*[\[{\"]|[\[{:,]\s*\Z|\A\s*[\]},]")


class RestJsonError(Exception):
    """An answer holds no whole JSON value of the kind that was asked for."""


def load(text: str, kind: type[list[object] | dict[str, object]]) -> object:
    """The JSON array or object in `text`.

    Warnings of PHP before it and whatever stands behind it are left out. A value that is cut off is
    never completed. An array holds objects only, as all arrays of the interface do.

    Raises:
        RestJsonError: there is none.
    """
    decoder = json.JSONDecoder(strict=False)
    text = text.removeprefix("\ufeff")
    for tried, found in enumerate(_BEGINNING.finditer(text)):
        if tried == _MOST_TRIES:
            break
        try:
            value, end = decoder.raw_decode(text, found.start())
        except RecursionError as error:
            raise RestJsonError("its JSON is nested too deeply") from error
        except ValueError:
            continue
        wanted = isinstance(value, kind) and (
            not isinstance(value, list) or all(isinstance(item, dict) for item in value)
        )
        if wanted and _is_junk(text[: found.start()]) and _is_junk(text[end:]):
            return value
    raise RestJsonError("holds no whole JSON")


def _is_junk(text: str) -> bool:
    """Whether text beside a value can be left out: markup and messages, not more of the JSON."""
    return _MORE_JSON.search(text) is None
