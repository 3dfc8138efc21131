"""Brings all media of the old site to the new one, and says what became of each file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.wordpress.media.downloads import Budget, Wanted, download_uploads, wanted_uploads
from plugins.wordpress.media.former_folders import former_folders, led_from
from plugins.wordpress.media.media_report import MediaFile, MediaReport, Supply, media_report
from plugins.wordpress.media.placing import Shelf
from plugins.wordpress.media.uploads import copy_uploads
from plugins.wordpress.media.variants import media_redirects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.wordpress.index import Entry
    from plugins.wordpress.model import Redirect
    from plugins.wordpress.web.client import Client

_THERE = frozenset({Supply.COPIED, Supply.DOWNLOADED, Supply.UNCHANGED, Supply.SUPPLIED})


@dataclass(frozen=True, slots=True)
class OldSite:
    """Where media come from.

    Attributes:
        address: `https://example.com/blog`.
        hosts: of the old site, in lower case, with their ports if they have any.
        uploads: a copy of its uploads as `uploads.uploads_folder` finds it, None for none.
        client: asks the site for what the copy lacks; None: nothing is downloaded.
        home: path of its home page, "" at the root.
        parts: folder for downloads that are not complete yet, below `cache/`.
        budget: of all downloads.
    """

    address: str
    hosts: frozenset[str]
    uploads: Path | None = None
    client: Client | None = None
    home: str = ""
    parts: Path | None = None
    budget: Budget = field(default_factory=Budget)


def supply_media(
    entries: Iterable[Entry],
    addresses: Iterable[str],
    site: OldSite,
    content: Path,
    *,
    dry_run: bool = False,
) -> tuple[MediaReport, list[Redirect]]:
    """Copy, then download what is still missing, then lead variants to their originals.

    Args:
        entries: of the whole export; its attachments are looked at.
        addresses: that texts show or link to, as the texts have them or from the root.
        site: the old one.
        content: the content folder.
        dry_run: write and download nothing.

    Returns:
        The report, and a redirect for each old address whose file is not there but its original,
        or the file itself in another folder.
    """
    attachments = [entry for entry in entries if entry.attachment]
    asked = [*(entry.attachment for entry in attachments), *addresses]
    wanted = wanted_uploads(asked, site.address, site.hosts)
    copied = list(copy_uploads(site.uploads, content, dry_run=dry_run)) if site.uploads else []
    known = {file.path for file in copied}
    left = [one for one in wanted if one.path not in known]
    downloaded = list(_downloaded(left, site, content, dry_run=dry_run))
    shelf = Shelf(content)
    there = {file.path for file in (*copied, *downloaded) if file.supply in _THERE}
    held = [
        MediaFile(one.path, Supply.SUPPLIED)
        for one in left
        if one.path not in there and shelf.has(one.path)
    ]
    paths = [*(one.path for one in wanted), *(path for one in attachments for path in one.files)]
    redirects = media_redirects(
        dict.fromkeys(paths), lambda path: path in there or shelf.has(path), there
    )
    sources = {redirect.source for redirect in redirects}
    needed = [one.path for one in wanted]
    report = media_report(needed, copied, downloaded, held, redirected=sources)
    shown = (entry.attachment for entry in attachments)
    folders = former_folders(shown, site.hosts, site.home)
    files = [file.path for file in report.of(*_THERE)]
    return report, [*redirects, *led_from(folders, files, redirects)]


def _downloaded(
    left: list[Wanted], site: OldSite, content: Path, *, dry_run: bool
) -> Iterator[MediaFile]:
    if site.client is None or site.parts is None:
        return
    if dry_run:
        shelf = Shelf(content)
        for one in left:
            if not shelf.has(one.path):
                yield MediaFile(one.path, Supply.MISSING, "would be downloaded")
        return
    yield from download_uploads(site.client, left, content, site.parts, budget=site.budget)
