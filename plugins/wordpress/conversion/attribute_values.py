"""Values of attributes as HTML allows them; browsers ignore any other, checkers report it."""

from __future__ import annotations

import re

_MOST = {"colspan": 1000, "rowspan": 65534}
_FORMS = {
    "scope": re.compile(r"(?:row|col)(?:group)?", re.IGNORECASE),
    "datetime": re.compile(
        r"\d{4,}(?:-\d\d(?:-\d\d"
        r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
    ),
    "start": re.compile(r"-?[0-9]{1,9}"),
    "id": re.compile(r"\S+"),
}
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def valid_value(element: str, attribute: str, value: str) -> str | None:
    """`value` as the attribute may have it, None where the attribute has to go.

    Args:
        element: name in lower case; no value depends on it.
        attribute: name in lower case.
        value: as parsed.
    """
    del element
    text = value.strip()
    if attribute in _MOST:
        whole = re.fullmatch(r"[0-9]{1,5}", text)
        return text if whole and 1 <= int(text) <= _MOST[attribute] else None
    if attribute in _FORMS:
        return text if _FORMS[attribute].fullmatch(text) else None
    if attribute in {"href", "src"}:
        return _BARE_PERCENT.sub("%25", value)
    return value
