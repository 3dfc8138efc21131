"""Folders that uploads lay in where WordPress did not stand at the root (`/blog/wp-content/…`)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from plugins.wordpress.model import Redirect
from plugins.wordpress.upload_path import UPLOADS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_MOST = 3


def former_folders(addresses: Iterable[str], hosts: Collection[str], home: str = "") -> list[str]:
    """What stands before `/wp-content/uploads/` in addresses of attachments, the most frequent.

    An export without attachments tells of the home page only, which stands above them as a rule.

    Args:
        addresses: of attachments' files, as the export has them.
        hosts: of the old site, in lower case.
        home: path of the old home page, "" at the root.
    """
    found = Counter(_before(address, hosts) for address in addresses)
    found.pop("", None)
    folders = [folder for folder, _ in found.most_common(_MOST)]
    return folders if not home or home in folders else [*folders, home]


def led_from(
    folders: Iterable[str], files: Iterable[str], redirects: Iterable[Redirect]
) -> list[Redirect]:
    """Redirects from there to the files, and to where other redirects of media lead.

    Args:
        folders: see `former_folders`.
        files: paths of media that the new site has.
        redirects: of media that it has not.
    """
    rows = [*((path, path) for path in files), *((one.source, one.target) for one in redirects)]
    return [
        Redirect(unicodedata.normalize("NFC", folder + source), target)
        for folder in folders
        for source, target in rows
    ]


def _before(address: str, hosts: Collection[str]) -> str:
    try:
        parts = urlsplit(address.strip())
        path = unquote(parts.path, errors="strict")
    except ValueError:
        return ""
    own = parts.netloc.lower() in hosts or not parts.netloc
    folder, found, _ = path.partition(UPLOADS)
    is_path = (
        folder.isprintable() and folder[:1] == "/" and not {".", ".."} & set(folder.split("/"))
    )
    return folder if found and own and is_path else ""
