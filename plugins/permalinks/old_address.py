"""The one spelling of an old address, whichever way it is written.

The path is percent-decoded, in Unicode's normal form C, without empty parts and without a slash at
its end (`/` itself apart); `%`, `?`, `#`, `/`, a backslash and control characters within a name
stay encoded, and so does a name that is no UTF-8. A query is its parameters, decoded, sorted and
joined with `&`; within names and values `%`, `&`, `+`, `#`, control characters and (in a name) `=`
are encoded. `/index.php?…` is `/?…`. theme/static/js/old-addresses.js spells the address of a
visitor in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, unquote_to_bytes

_IN_A_NAME = re.compile(r"[%?#/\\\x00-\x1f\x7f]")
_IN_A_QUERY = re.compile(r"[%&+#\x00-\x1f\x7f]")
_CODE = re.compile(r"%[0-9A-Fa-f]{2}")
_MAX_LENGTH = 8192
_MAX_PARAMETERS = 100


class OldAddressError(ValueError):
    """No address that a browser could ask for; the text says why."""


def old_address(text: str) -> str:
    """`text` in its one spelling: `/%e5%90%8e/?b=2&a=1` is `/后?a=1&b=2`.

    Raises:
        OldAddressError: no path from the root, a fragment, or longer than anyone would ask for.
    """
    if not text.startswith("/") or text.startswith("//"):
        raise OldAddressError(f"{text[:80]} is not a path from the root of the site")
    if len(text) > _MAX_LENGTH:
        raise OldAddressError(f"{text[:40]}… is longer than {_MAX_LENGTH} characters")
    if "#" in text:
        raise OldAddressError(f"{text} has a fragment, which no server gets to see")
    path, _, query = text.partition("?")
    try:
        path = "/" + "/".join(_spelled_name(name) for name in path.split("/") if name)
        query = _spelled_query(query)
    except UnicodeEncodeError:
        raise OldAddressError(f"{text!r} holds half a character") from None
    except ValueError:
        raise OldAddressError(f"{text[:80]} has more than {_MAX_PARAMETERS} parameters") from None
    path = "/" if query and path == "/index.php" else path
    return f"{path}?{query}" if query else path


def _spelled_name(name: str) -> str:
    try:
        decoded = unquote_to_bytes(name).decode("utf-8")
    except UnicodeDecodeError:
        return _CODE.sub(lambda code: code[0].upper(), name)
    return _encoded(_IN_A_NAME, decoded)


def _spelled_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MAX_PARAMETERS)
    spelled = [
        (_encoded(_IN_A_QUERY, name).replace("=", "%3D"), _encoded(_IN_A_QUERY, value))
        for name, value in pairs
    ]
    # As JavaScript sorts: by UTF-16 code units.
    spelled.sort(key=lambda pair: [part.encode("utf-16-be") for part in pair])
    return "&".join(f"{name}={value}" for name, value in spelled)


def _encoded(reserved: re.Pattern[str], text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    return reserved.sub(lambda found: f"%{ord(found[0]):02X}", normal)
