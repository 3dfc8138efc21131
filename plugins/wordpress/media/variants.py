"""The sizes that WordPress makes of a picture, and the original behind each of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from plugins.diagnostics.clash_key import clash_key
from plugins.wordpress.model import Redirect
from plugins.wordpress.upload_path import upload_path

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from plugins.wordpress.model import Post

# What WordPress and its plugins append to the name of the original, before the extension: sizes,
# "too large, scaled down", "turned as the camera says", times of edits in the media library, twice
# the resolution, the first page of a PDF as a picture.
_SUFFIX = re.compile(
    r"(?:-\d{1,5}x\d{1,5}(?:_[a-z]{1,2})?|-scaled|-rotated|-e\d{10,13}|@[23]x|-pdf)$"
)
_MADE = ("-scaled", "-rotated")
_MOST_SUFFIXES = 4
_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "webp", "JPG", "JPEG", "PNG", "GIF")


def original_of(path: str, known: Container[str]) -> str:
    """The file that the variant at `path` was made from; "" when `known` has none.

    A file that is `known` is its own original, whatever its name looks like: people upload
    `wallpaper-1024x768.jpg` too. The nearest one counts: of `x-e1350000000-300x190.jpg` the edited
    picture `x-e1350000000.jpg` comes before `x.jpg`.

    Args:
        path: from the root of the site.
        known: paths of the files that the old site or the new one has.
    """
    if path in known:
        return path
    return next((name for name in _candidates(path) if name in known), "")


def media_redirects(
    paths: Iterable[str], has: Callable[[str], bool], originals: Iterable[str] = ()
) -> list[Redirect]:
    """A redirect to the original for each address of a variant that is not there itself.

    Args:
        paths: all old addresses of media: every size of every attachment, and what texts show.
        has: whether the new site has the file at a path.
        originals: further files to be considered where names differ, such as attachments' first
            `files`; only those that `has` knows are targets.

    Returns:
        By source, each source once. A variant whose original is missing as well has none.
    """
    known = _Present(has)
    by_name = {clash_key(path): path for path in originals if has(path)}
    found = {}
    for path in paths:
        if has(path):
            continue
        target = original_of(path, known) or by_name.get(clash_key(path), "")
        source = unicodedata.normalize("NFC", path)
        if target and source != target:
            found[source] = target
    return [Redirect(source, target) for source, target in sorted(found.items())]


def attachment_files(address: str, metadata: object, backups: object = None) -> tuple[str, ...]:
    """Paths of all sizes of an attachment's file, the file that its address names first.

    Args:
        address: of the attachment's file (`wp:attachment_url`, `source_url`, `guid`).
        metadata: `_wp_attachment_metadata` as parsed, its arrays as mappings; None for none.
        backups: `_wp_attachment_backup_sizes` likewise: what was there before edits.

    Returns:
        Each once; empty when the address is none of an upload. Names that lead to another folder
        are left out.
    """
    first = upload_path(address)
    if not first:
        return ()
    folder = first.rpartition("/")[0]
    names = (
        name.rpartition("/")[2] if name is whole else name
        for whole, name in _names(metadata, backups)
    )
    safe = (name for name in names if name and "/" not in name and "\\" not in name)
    return tuple(dict.fromkeys((first, *(f"{folder}/{name}" for name in safe))))


def files_of(attachment: Post, loads: Callable[[str], object]) -> tuple[str, ...]:
    """`Entry.files` of an attachment, as `attachment_files` gives them.

    Args:
        attachment: from WordPress's own exports or from its REST interface.
        loads: reads serialised PHP; None for what is none.
    """
    shown = attachment.extras.get("media_details")
    kept = attachment.field("_wp_attachment_metadata")
    edits = attachment.field("_wp_attachment_backup_sizes")
    metadata = shown if isinstance(shown, dict) else loads(kept) if kept else None
    return attachment_files(attachment.attachment, metadata, loads(edits) if edits else None)


def _names(metadata: object, backups: object) -> Iterator[tuple[str | None, str]]:
    """Names of files in `metadata`; the one with its folder (`2012/10/x.jpg`) also as such."""
    values = _mapping(metadata)
    whole = values.get("file")
    if isinstance(whole, str):
        yield whole, whole
    original = values.get("original_image")
    if isinstance(original, str):
        yield None, original
    for sizes in (_mapping(values.get("sizes")), _mapping(backups)):
        for size in sizes.values():
            name = _mapping(size).get("file")
            if isinstance(name, str):
                yield None, name


def _mapping(value: object) -> Mapping[object, object]:
    return value if isinstance(value, dict) else {}


def _candidates(path: str) -> Iterator[str]:
    folder, _, name = path.rpartition("/")
    stem, dot, extension = name.rpartition(".")
    if not dot:
        return
    inner, inner_dot, inner_extension = stem.rpartition(".")
    if inner_dot and inner_extension in _EXTENSIONS:
        # `x.jpg.webp`, as plugins write modern formats beside the old ones.
        yield f"{folder}/{stem}"
        stem = inner
        extension = inner_extension
    # What WordPress shows instead of an original that is too large, or lies on its side.
    yield from (f"{folder}/{stem}{made}.{extension}" for made in _MADE)
    for _ in range(_MOST_SUFFIXES):
        suffix = _SUFFIX.search(stem)
        if not suffix:
            return
        stem = stem[: suffix.start()]
        if suffix[0] == "-pdf":
            yield f"{folder}/{stem}.pdf"
        yield f"{folder}/{stem}.{extension}"
        yield from (f"{folder}/{stem}{made}.{extension}" for made in _MADE)
        yield from (f"{folder}/{stem}.{other}" for other in _EXTENSIONS if other != extension)


class _Present:
    def __init__(self, has: Callable[[str], bool]) -> None:
        self._has = has

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self._has(path)
