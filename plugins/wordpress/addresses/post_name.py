"""The slug that WordPress makes of a title or name when nobody gives one."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_LONGEST = 200
_TAG = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"&.+?;")
# Spaces and dashes beyond ASCII that become hyphens, and marks that go.
_HYPHENS = re.compile("[\\s/.\u00a0\u2000-\u200a\u2013\u2014\u2028\u2029\u202f]+")
_GONE = re.compile(
    "[\u00a1\u00a9\u00ab\u00ad\u00ae\u00b0\u00b4\u00bb\u00bf\u02ca\u0300\u0301\u0304\u030c\u0341"
    "\u200b-\u200f\u2018-\u201f\u2022\u2026\u202a-\u202e\u2039\u203a\u2122\ufeff\ufffc]"
)
_ASCII_MARKS = re.compile(r"[\x00-,:-@\[-^`{-\x7f]")


def post_name(title: str) -> str:
    """The slug for `title`, decoded; "" when nothing of it can stand in a slug.

    Latin letters lose their accents, other scripts stay, marks of ASCII go, spaces and dots become
    hyphens; it ends where its percent-encoded form reaches 200 bytes, as in WordPress
    (`sanitize_title`).
    """
    text = _ENTITY.sub("", _TAG.sub("", title)).lower()
    text = "".join(_without_accent(letter) for letter in unicodedata.normalize("NFC", text))
    text = _GONE.sub("", _HYPHENS.sub("-", text).replace("×", "x"))
    text = _shortened(_ASCII_MARKS.sub("", text))
    return re.sub("-+", "-", text).strip("-")


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def _shortened(text: str) -> str:
    size = 0
    for place, letter in enumerate(text):
        size += len(quote(letter, safe=""))
        if size > _LONGEST:
            return text[:place]
    return text
