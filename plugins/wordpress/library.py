"""What `content/` holds already, and how an import adds to it without touching anyone's work."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.front_matter import FrontMatterError, load, split
from plugins.wordpress.model import Outcome
from plugins.wordpress.slug import distinct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.wordpress.model import Kind

_KINDS: tuple[Kind, ...] = ("posts", "pages")


class Library:
    """The bundles below one content folder, those of the import under way included.

    Args:
        content: the content folder; it need not exist yet.
        dry_run: remember what would be written, write nothing.
    """

    def __init__(self, content: Path, *, dry_run: bool = False) -> None:
        self._content = content
        self._dry_run = dry_run
        self._folders: dict[Path, dict[Path, str]] = {}
        self._claims: dict[str, Path] = {}
        for kind in _KINDS:
            for path in sorted(content.glob(f"{kind}/*/*.md")):
                self.remember(path, _front_matter(path))

    def place(self, kind: Kind, slug: str, language: str, identity: str) -> Path:
        """Where the text with this identity belongs.

        A folder that holds another text is left alone: the slug gets a suffix, the same one each
        time for the same text.
        """
        for name in (slug, distinct(slug, identity)):
            folder = self._content / kind / name
            owners = self._folders.get(folder, {}).values()
            if not owners or any(same_text(owner, identity) for owner in owners):
                return folder / f"{language}.md"
        return folder / f"{language}.md"

    def claimant(self, permalink: str, target: Path) -> Path | None:
        """The published file other than `target` that has this permalink, in any letter case."""
        owner = self._claims.get(permalink.casefold())
        return owner if owner != target else None

    def remember(self, path: Path, values: Mapping[str, object]) -> None:
        """Take note of a file with this front matter."""
        self._folders.setdefault(path.parent, {})[path] = identity_of(values)
        permalink = values.get("permalink")
        if isinstance(permalink, str) and values.get("status", "published") != "draft":
            self._claims.setdefault(permalink.casefold(), path)

    def add(self, path: Path, text: str) -> Outcome | Problem:
        """Write a new file in one step; one that is there already is never changed."""
        data = text.encode("utf-8")
        root = self._content.resolve()
        if not path.resolve().is_relative_to(root):
            message = f"{path} would lie outside the content folder"
            return Problem("wordpress/outside", message, path, mend="remove the symbolic link")
        try:
            if path.exists():
                return Outcome.UNCHANGED if path.read_bytes() == data else Outcome.KEPT
            if not self._dry_run:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(path, data)
        except OSError as error:
            return Problem("wordpress/write", f"cannot be written: {error.strerror}", path)
        return Outcome.IMPORTED


def identity_of(values: Mapping[str, object]) -> str:
    """What tells one old text from another: its address, its number, or its day."""
    extras = values.get("wordpress")
    old = extras if isinstance(extras, dict) else {}
    for value in (values.get("permalink"), old.get("permalink"), old.get("url"), old.get("id")):
        if value:
            return str(value)
    return str(values.get("date", ""))[:10]


def same_text(one: str, other: str) -> bool:
    """Whether two identities are those of one text or of its two languages."""
    return one.removeprefix("/en") == other.removeprefix("/en")


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, then rename: a reader sees the old file or the new one whole.

    Raises:
        OSError: as writing files does; nothing is left behind.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".import-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files that only their owner can read.
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _front_matter(path: Path) -> dict[str, object]:
    # A broken file is the build's to complain of; here it only holds its place.
    try:
        return load(split(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))[0])
    except (OSError, UnicodeDecodeError, FrontMatterError):
        return {}
