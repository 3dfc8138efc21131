"""Which files of the output are claimed twice."""

from __future__ import annotations

import unicodedata

from plugins.diagnostics import Problem


class Claims:
    """Output paths and who writes them."""

    def __init__(self) -> None:
        self._claims: dict[str, tuple[str, str]] = {}

    def claim(self, save_as: str, owner: str) -> Problem | None:
        """Note that `owner` (a source file, or words for a list page) writes `save_as`.

        Paths that differ only in letter case or in Unicode normalisation are one path: some file
        systems and hosts cannot tell them apart, so one of the two pages would be lost there.
        """
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", save_as).casefold())
        first_path, first_owner = self._claims.setdefault(key, (save_as, owner))
        if first_owner == owner and first_path == save_as:
            return None
        how = (
            f"/{save_as} is claimed by {first_owner} and by {owner}"
            if first_path == save_as
            else f"/{first_path} ({first_owner}) and /{save_as} ({owner}) differ only in case"
        )
        mend = "give one of the two another permalink or slug"
        return Problem("permalinks/collision", how, mend=mend)
