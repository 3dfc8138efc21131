"""Slugs for categories, tags and authors, as WordPress would make them of names."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from plugins.wordpress.slug import LONGEST, digest, hyphenated

_ENTITY = re.compile(r"&[^\s;&]+;")
_TAG = re.compile(r"<[^<>]*>")
_HYPHENS = re.compile(r"[.\s/\u00a0\u2013\u2014\u2010-\u2012-]+")
# WordPress drops ASCII punctuation and these signs, where it keeps all other characters.
_DROPPED = re.compile(
    "[!-,:-@\\[-^`{-~\u00a1\u00a9\u00ab\u00ae\u00b0\u00b4\u00bb\u00bf\u02ca\u2018-\u201e"
    "\u2026\u2032-\u2034\u2039\u203a\u2122]"
)
_LETTERS = str.maketrans(
    {"ß": "s", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l"}
    | {"œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "×": "x"}
)


def own_slug(stored: str) -> str:
    """A slug as WordPress stores it, fit for the site's addresses; "" when nothing is left of it.

    Percent codes are decoded; what the site's slugs cannot hold becomes a hyphen.
    """
    return _bounded(hyphenated(decoded(stored)))


def decoded(stored: str) -> str:
    """A slug as WordPress stores it in characters, NFC."""
    return unicodedata.normalize("NFC", unquote(stored, errors="ignore")).lower()


def slug_of_name(name: str) -> str:
    """The slug that WordPress would give to a name, fit for the site's addresses; never empty."""
    text = _DROPPED.sub("", _ENTITY.sub("", _TAG.sub("", _without_accents(name))))
    return _bounded(hyphenated(_HYPHENS.sub("-", text))) or f"term-{digest(name)}"


def _without_accents(text: str) -> str:
    letters = (
        unicodedata.normalize("NFD", letter)[0] if letter < "\u0250" else letter
        for letter in unicodedata.normalize("NFC", text.translate(_LETTERS))
    )
    return "".join(letters)


def _bounded(slug: str) -> str:
    return slug.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").strip("-")
