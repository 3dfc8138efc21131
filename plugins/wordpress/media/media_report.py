"""What became of every file of the old site."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Supply(StrEnum):
    """What became of one file.

    `copied` from the folder, `downloaded` from the old site; `unchanged`: an earlier run brought
    it, the folder still has the same; `supplied`: it was there already; `kept`: another file is
    there, which was left alone; `redirected`: its address leads to the original; `refused`: must
    not be published; `missing`: nobody has it.
    """

    COPIED = "copied"
    DOWNLOADED = "downloaded"
    UNCHANGED = "unchanged"
    SUPPLIED = "supplied"
    KEPT = "kept"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    MISSING = "missing"


# Which word counts when two steps speak of one file: the copy's, then the download's, and so on.
_ORDER = {supply: place for place, supply in enumerate(Supply)}


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file and what became of it.

    Attributes:
        path: from the root of the site, decoded: `/wp-content/uploads/2012/10/图.png`.
        supply: what became of it.
        reason: of a refusal, why a file was kept or is missing; else "".
        size: bytes, 0 when they are not known.
        needed: an attachment, or a text needs it; else it merely lay in the folder.
    """

    path: str
    supply: Supply
    reason: str = ""
    size: int = 0
    needed: bool = False


@dataclass(frozen=True, slots=True)
class MediaReport:
    """All files, each once, by path.

    Attributes:
        files: those of attachments and texts, and those that the folder has besides.
    """

    files: tuple[MediaFile, ...]

    @property
    def found(self) -> int:
        """Number of files; the sum of `counts`."""
        return len(self.files)

    @property
    def counts(self) -> Mapping[Supply, int]:
        """Number of files for each `Supply`, zeros included."""
        counted = Counter(file.supply for file in self.files)
        return {supply: counted[supply] for supply in Supply}

    def of(self, *supplies: Supply) -> tuple[MediaFile, ...]:
        """The files that came to this."""
        return tuple(file for file in self.files if file.supply in supplies)


def media_report(
    needed: Iterable[str], *steps: Iterable[MediaFile], redirected: Iterable[str] = ()
) -> MediaReport:
    """Join what the steps say; each file counts once, by the best that became of it.

    Args:
        needed: paths of attachments and of what texts show or link to.
        steps: results of copying and downloading.
        redirected: paths that lead to their originals.
    """
    wanted = set(needed)
    known = {
        path: MediaFile(path, Supply.MISSING, "no copy has it, and it was not downloaded")
        for path in wanted
    }
    also = (MediaFile(path, Supply.REDIRECTED) for path in redirected)
    for step in (*steps, also):
        for file in step:
            held = known.get(file.path)
            # A later "missing" knows more of why than an earlier one.
            if held is None or _ORDER[file.supply] <= _ORDER[held.supply]:
                known[file.path] = file
    return MediaReport(
        tuple(
            MediaFile(path, file.supply, file.reason, file.size, path in wanted)
            for path, file in sorted(known.items())
        )
    )
