"""What plugins for several languages leave in an export."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.wordpress.model import Term

_QTRANSLATE = re.compile(r"\[:[a-z]{2}\]|<!--:[a-z]{2}-->")


def stated_language(
    terms: Sequence[Term], meta: Sequence[tuple[str, str]], address: str
) -> tuple[str, str]:
    """The language code that an item states, and the key that its translations share.

    Polylang gives terms: `language`, and `post_translations` whose slug all translations carry.
    WPML's exporter gives custom fields. Either may show in the address as `?lang=en`.
    """
    language = next((term.slug for term in terms if term.taxonomy == "language"), "")
    group = next((term.slug for term in terms if term.taxonomy == "post_translations"), "")
    fields = dict(reversed(meta))
    language = language or fields.get("_wpml_import_language_code", "")
    group = group or fields.get("_wpml_import_translation_group", "")
    return language or _in_query(address), group


def is_qtranslate(text: str) -> bool:
    """Whether `text` holds several languages beside each other, as qTranslate stores them."""
    return _QTRANSLATE.search(text) is not None


def _in_query(address: str) -> str:
    try:
        codes = parse_qs(urlsplit(address).query).get("lang", [""])
    except ValueError:
        return ""
    return codes[0] if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?", codes[0]) else ""
