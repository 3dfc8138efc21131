"""What `content/` holds already, and how an import adds to it without touching anyone's work."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from plugins.diagnostics import Problem
from plugins.diagnostics.atomic_file import write_atomically
from plugins.wordpress.front_matter import FrontMatterError, load, split
from plugins.wordpress.model import Outcome
from plugins.wordpress.slug import digest, distinct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.wordpress.model import Kind, Post

FINGERPRINT = "import_fingerprint"
"""Key below `wordpress` of a text without an address or a number of its own."""

_LANGUAGE_AT_THE_ROOT = "zh"
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
        """The published file other than `target` at the address that `target` would have.

        Without a `permalink` that is the one of its folder and language. Spellings of one address
        count as one: `/about`, `/About/` and `/about/index.html`.
        """
        owner = self._claims.get(_address(permalink or _own_permalink(target)))
        return owner if owner != target else None

    def remember(self, path: Path, values: Mapping[str, object]) -> None:
        """Take note of a file with this front matter."""
        self._folders.setdefault(path.parent, {})[path] = identity_of(values)
        permalink = str(values.get("permalink") or _own_permalink(path, values.get("slug")))
        if values.get("status", "published") != "draft":
            self._claims.setdefault(_address(permalink), path)

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
    """What tells one old text from another: its address, its number, or its `fingerprint`.

    "" when the front matter has none of these: such a file is no import.
    """
    extras = values.get("wordpress")
    old = extras if isinstance(extras, dict) else {}
    known = [old.get(key) for key in ("permalink", "url", "id", FINGERPRINT)]
    return next((str(value) for value in (values.get("permalink"), *known) if value), "")


def fingerprint(post: Post) -> str:
    """Identity of a text that has no other: its day and a digest of what it says.

    It is written into the new file, so that the text is known again after its author has edited it.
    """
    return f"{post.date[:10]}-{digest(post.title + chr(10) + post.body)}".removeprefix("-")


def _own_permalink(path: Path, slug: object = None) -> str:
    prefix = "" if path.stem == _LANGUAGE_AT_THE_ROOT else f"/{path.stem}"
    return f"{prefix}/{slug or path.parent.name}/"


def _address(permalink: str) -> str:
    decoded = unicodedata.normalize("NFC", unquote(permalink)).casefold()
    return decoded.removesuffix("index.html").rstrip("/") or "/"


def same_text(one: str, other: str) -> bool:
    """Whether two identities are those of one text or of its two languages."""
    return bool(one) and _neutral(one) == _neutral(other)


def _neutral(identity: str) -> str:
    return identity.removeprefix("/en") if identity.startswith("/en/") else identity


def _front_matter(path: Path) -> dict[str, object]:
    # A broken file is the build's to complain of; here it only holds its place.
    try:
        return load(split(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))[0])
    except (OSError, UnicodeDecodeError, FrontMatterError):
        return {}
