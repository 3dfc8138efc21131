"""What the user of an import chooses."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from plugins.wordpress.addresses.options import Options as AddressOptions


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one import.

    Attributes:
        dry_run: the same report, nothing written.
        uploads: a copy of the old site's files, None for none.
        download: fetch uploads that are not there from the old site.
        allow_private: the old site may be on this machine or a private network.
        cache: folder for downloads that are not complete, and for what a live site answered.
        comments: exports of comment services.
        memory: megabytes that the import may need, 0 for as many as the exports have, at least
            `memory_use.LEAST`.
        hidden: types of plugins whose items were not public.
        addresses: what the export does not say of old addresses.
    """

    dry_run: bool = False
    uploads: Path | None = None
    download: bool = False
    allow_private: bool = False
    cache: Path = Path("cache/wordpress")
    comments: tuple[Path, ...] = ()
    memory: int = 0
    hidden: frozenset[str] = frozenset()
    addresses: AddressOptions = field(default_factory=AddressOptions)
