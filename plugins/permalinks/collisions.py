"""Which files of the output are claimed twice."""

from __future__ import annotations

from pathlib import PurePosixPath

from plugins.diagnostics import Problem
from plugins.diagnostics.clash_key import clash_key

_MEND = "give one of the two another permalink or slug"


class Claims:
    """Output paths and who writes them: a source file, or words for what has none."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, tuple[str, str]] = {}
        self._aliases: set[str] = set()

    def owner(self, save_as: str) -> str | None:
        """Who has claimed `save_as`, None when nobody has."""
        claim = self._files.get(clash_key(save_as))
        return claim[1] if claim else None

    def holds(self, save_as: str) -> bool:
        """Whether exactly `save_as` is claimed, and not only as an alias of another page."""
        claim = self._files.get(clash_key(save_as))
        return claim is not None and claim[0] == save_as and save_as not in self._aliases

    def is_free(self, save_as: str) -> bool:
        """Whether `save_as` can still be written beside all that is claimed."""
        parents = (clash_key(str(parent)) for parent in PurePosixPath(save_as).parents)
        taken = clash_key(save_as) in self._files or clash_key(save_as) in self._folders
        return not taken and not any(parent in self._files for parent in parents)

    def claim(self, save_as: str, owner: str, *, is_alias: bool = False) -> Problem | None:
        """Note that `owner` writes `save_as`; back comes the problem when that cannot be.

        Paths that differ only in letter case or in Unicode normalisation are one path: some file
        systems and hosts cannot tell them apart, so one of the two pages would be lost there.
        """
        first_path, first_owner = self._files.setdefault(clash_key(save_as), (save_as, owner))
        if first_path != save_as:
            how = f"/{first_path} ({first_owner}) and /{save_as} ({owner}) differ only in case"
            return Problem("permalinks/collision", how, mend=_MEND)
        if first_owner != owner:
            one, other = sorted((first_owner, owner))
            how = f"/{save_as} is claimed by {one} and by {other}"
            return Problem("permalinks/collision", how, mend=_MEND)
        if is_alias:
            self._aliases.add(save_as)
        return self._claim_folders(save_as, owner)

    def _claim_folders(self, save_as: str, owner: str) -> Problem | None:
        inside = self._folders.get(clash_key(save_as))
        if inside:
            return _file_and_folder((save_as, owner), inside)
        for parent in PurePosixPath(save_as).parents:
            self._folders.setdefault(clash_key(str(parent)), (save_as, owner))
            file = self._files.get(clash_key(str(parent)))
            if file:
                return _file_and_folder(file, (save_as, owner))
        return None


def _file_and_folder(file: tuple[str, str], inside: tuple[str, str]) -> Problem:
    how = (
        f"/{file[0]} ({file[1]}) would have to be a folder as well, for /{inside[0]} ({inside[1]})"
    )
    return Problem("permalinks/file-and-folder", how, mend=_MEND)
