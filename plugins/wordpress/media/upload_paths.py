"""Paths of uploads: which names may be published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.wordpress.slug import DEVICE

if TYPE_CHECKING:
    from pathlib import Path

DEEPEST = 32
"""Folders below each other."""

_LONGEST_NAME = 255
_LONGEST_PATH = 1_000
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\]")
# Run by a server, or by a browser with the rights of our pages.
_ACTIVE = re.compile(
    r"ph(?:p\d?|tml|t|ps|ar)|inc|cgi|fcgi|asp|aspx|ashx|jspx?|cfm|s?html?|x?html?|xht|mht|mhtml|hta"
    r"|m?js|xslt?|svgz|htc|wasm"
)
_PRIVATE = re.compile(
    r"sql|sqlite3?|db|mdb|bak|old|orig|save|swp|tmp|log|env|pem|key|p12|pfx|wpress"
)
_PACKED = re.compile(r"gz|zip|bz2|xz|zst|7z|rar|tar|tgz")
# "vps-backup-script.tar.gz" is something to share; with a date it is a copy of the site.
_BACKUP = re.compile(
    r"(?i)\.sql\.|(?:back-?up|dump|updraft).*(?:\d{6}|\d{4}-\d\d)"
    r"|(?:\d{6}|\d{4}-\d\d).*(?:back-?up|dump)"
)
# Folders in which plugins keep what people sent them, and copies of the whole site.
_PRIVATE_FOLDERS = re.compile(
    r"(?i).*back-?ups?.*|updraft|ai1wm.*|wp-clone|woocommerce_uploads|wc-logs|wpcf7_uploads"
    r"|gravity_forms|wpforms|formidable|ninja-forms|wp-personal-data-exports|edd|mainwp|snapshots"
)


def name_objection(below: str) -> str:
    """What speaks against publishing the file at this path below the uploads; "" for nothing."""
    try:
        size = len(below.encode("utf-8"))
    except UnicodeEncodeError:
        return "its name is not UTF-8"
    parts = below.split("/")
    if size > _LONGEST_PATH or any(len(part.encode()) > _LONGEST_NAME for part in parts):
        return "its name is too long"
    if len(parts) > DEEPEST:
        return f"lies below more than {DEEPEST} folders"
    reasons = (_part_objection(part) or _folder_objection(part) for part in parts[:-1])
    return next((why for why in reasons if why), "") or _file_objection(parts[-1])


def _part_objection(part: str) -> str:
    if part in ("", ".", ".."):
        return "its path leads elsewhere"
    if part.startswith("."):
        return "a hidden file"
    if _UNSAFE.search(part) or part != part.strip(" ").rstrip("."):
        return "its name has characters that not every system allows"
    return "its name is that of a device" if DEVICE.match(part) else ""


def _folder_objection(part: str) -> str:
    return f"lies in {part}, a private folder" if _PRIVATE_FOLDERS.fullmatch(part) else ""


def _file_objection(name: str) -> str:
    suffix = extension(name)
    if _ACTIVE.fullmatch(suffix):
        return f"a program or page (.{suffix}), which uploads must not bring in"
    if _PRIVATE.fullmatch(suffix) or name.endswith("~"):
        return "a database, backup, log or settings file"
    if _PACKED.fullmatch(suffix) and _BACKUP.search(name):
        return "by its name a backup"
    return _part_objection(name)


def extension(name: str) -> str:
    """The last extension in lower case without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def target_of(path: str, content: Path) -> Path:
    """Where below `content` the upload with this path from the root lies."""
    return content / path.lstrip("/")
