"""The one spelling of an old address, whichever way it is written.

The path is percent-decoded, in Unicode's normal form C and without a slash at its end (`/` itself
apart). A query is its parameters, decoded, sorted and joined with `&`; within names and values only
`%`, `&`, `+`, `#` and (in a name) `=` are percent-encoded. theme/static/js/old-addresses.js spells
the address of a visitor in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, unquote_to_bytes

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_KEPT_ENCODED = re.compile(r"[%&+#]")
_MAX_LENGTH = 2048
_MAX_PARAMETERS = 6
"""What the script in the browser and the rules of servers look up in all its subsets."""


class OldAddressError(ValueError):
    """No address that a browser could ask for; the text says why."""


def old_address(text: str) -> str:
    """`text` in its one spelling: `/%e5%90%8e/?b=2&a=1` is `/后?a=1&b=2`.

    Raises:
        OldAddressError: no path from the root, a fragment, or a part that no request keeps.
    """
    if not text.startswith("/") or text.startswith("//"):
        raise OldAddressError(f"{text[:80]} is not a path from the root of the site")
    if len(text) > _MAX_LENGTH:
        raise OldAddressError(f"{text[:40]}… is longer than {_MAX_LENGTH} characters")
    path, question_mark, query = text.partition("?")
    path = _decoded(path, text)
    if "#" in text or "?" in path or "#" in path:
        raise OldAddressError(
            f"{text} has a fragment or question mark, which no server gets to see"
        )
    path = path.rstrip("/") or "/"
    if any(name in ("", ".", "..") for name in path[1:].split("/")) and path != "/":
        raise OldAddressError(f"{text} has an empty part or a . or .. in it")
    address = path + (f"?{_spelled_query(query)}" if question_mark and query else "")
    if _CONTROL.search(address) or "\\" in path:
        raise OldAddressError(f"{text} has a backslash or a control character in it")
    return address


def _spelled_query(query: str) -> str:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict")
    except ValueError:
        raise OldAddressError(f"?{query} is not percent-encoded UTF-8") from None
    if len(pairs) > _MAX_PARAMETERS:
        raise OldAddressError(f"?{query} has more than {_MAX_PARAMETERS} parameters")
    spelled = [(_kept(name).replace("=", "%3D"), _kept(value)) for name, value in pairs]
    # As JavaScript sorts: by UTF-16 code units.
    spelled.sort(key=lambda pair: [part.encode("utf-16-be") for part in pair])
    return "&".join(f"{name}={value}" for name, value in spelled)


def _kept(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    return _KEPT_ENCODED.sub(lambda found: f"%{ord(found[0]):02X}", normal)


def _decoded(path: str, text: str) -> str:
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        raise OldAddressError(f"{text!r} is not percent-encoded UTF-8") from None
    if decoded.count("/") != path.count("/"):
        raise OldAddressError(f"{text} has an encoded slash, which hosts read in different ways")
    return unicodedata.normalize("NFC", decoded)
