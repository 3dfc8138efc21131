"""What `content/` holds already: which old texts, in which folders, at which addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from plugins.diagnostics.clash_key import clash_key
from plugins.wordpress.addresses.normal_form import page_key
from plugins.wordpress.front_matter import FrontMatterError, load, split
from plugins.wordpress.language import EDITIONS
from plugins.wordpress.library.identities import identities_of_file, neutral
from plugins.wordpress.library.ledger import digest_of
from plugins.wordpress.slug import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from plugins.wordpress.library.ledger import Known
    from plugins.wordpress.model import Kind

T = TypeVar("T")

MOST_NAMESAKES = 100
"""Files that are looked at for one identity, of which there should be one."""

_KINDS: tuple[Kind, ...] = ("posts", "pages")


class _Bundle(NamedTuple):
    """A folder: its name, the languages that it has, the texts that these are.

    There may be as many as texts: tuples need a third of the room of sets.
    """

    name: str
    languages: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


class Library:
    """The bundles below one content folder, those that an import plans included.

    Args:
        content: the content folder; it need not exist yet.
        known: what the ledger knows of files, by their name there.
    """

    def __init__(self, content: Path, known: Mapping[str, Known]) -> None:
        self._content = content
        self._bundles: dict[str, _Bundle] = {}
        self._written: dict[str, tuple[Path, ...]] = {}
        self._read: dict[str, dict[str, Path]] = {}
        self._claims: dict[str, Path] = {}
        self._addresses: dict[Path, str] = {}
        self._former: dict[Path, str] = {}
        self._numbers: dict[Path, tuple[str, ...]] = {}
        self._deleted: dict[Path, str] = {}
        missing = {name: one for name, one in known.items() if _is_text(name)}
        found: list[tuple[Path, tuple[str, ...]]] = []
        for path in self._files():
            one = missing.pop(f"content/{path.relative_to(content).as_posix()}", None)
            identities, address = _facts(path, one)
            found.append((path, identities))
            self.occupy(path, identities if one else (), identities)
            for key in identities:
                self._read.setdefault(key, {}).setdefault(path.stem, path)
            if address:
                self._addresses[path] = address
                self._claims.setdefault(page_key(address), path)
        self._recall(missing, found)

    def find(self, identity: str, language: str) -> list[Path]:
        """Files of texts that were imported before, also those that their author has deleted.

        Files that the ledger knows come first. Of others the one in `language` does: an author may
        have translated a file, its front matter included.
        """
        stated = self._read.get(identity, {})
        paths = [*self._written.get(identity, ()), *sorted(stated.values())]
        if language in stated:
            paths.insert(len(self._written.get(identity, ())), stated[language])
        return list(dict.fromkeys(paths))

    def is_another(self, path: Path, identities: Iterable[str]) -> bool:
        """Whether the text at `path` has a number of the same site, but not this one."""
        mine = {key.partition("#")[0]: key for key in identities if "#" in key}
        for key in self._numbers.get(path, ()):
            site = key.partition("#")[0]
            if site in mine and mine[site] != key:
                return True
        return False

    def is_deleted(self, path: Path) -> bool:
        """Whether an import wrote the file and its author has deleted it since."""
        return path in self._deleted

    def deleted(self) -> Iterator[tuple[Path, str]]:
        """Files that an author has deleted, and their public paths unless others have them."""
        for path, address in self._deleted.items():
            if address and self.claimant(address) is None:
                yield path, address

    def former(self, path: Path) -> str:
        """What the ledger calls a file that its author has moved to `path`, "" when nobody has."""
        return self._former.get(path, "")

    def address(self, path: Path) -> str:
        """The public path that a file has had until now, "" for a draft and for a new file."""
        return self._addresses.get(path, "")

    def place(self, kind: Kind, slug: str, language: str, identity: str) -> Path:
        """Where a text that was not imported before belongs.

        A folder that holds another text is left alone: the slug gets a suffix, the same one each
        time for the same text. Names that differ by letter case or normal form only are one.
        """
        name, tries = slug, 0
        while True:
            bundle = self._bundles.get(_folded(kind, name))
            if bundle is None:
                return self._content / kind / name / f"{language}.md"
            if neutral(identity) in bundle.texts and language not in bundle.languages:
                return self._content / kind / bundle.name / f"{language}.md"
            name = distinct(slug, neutral(identity) + "\n" * tries)
            tries += 1

    def has_language(self, folder: Path, language: str) -> bool:
        """Whether a bundle has a text in `language`."""
        found = self._bundles.get(_folded(folder.parent.name, folder.name))
        return found is not None and language in found.languages

    def occupy(self, path: Path, written: Iterable[str], stated: Iterable[str] = ()) -> None:
        """Take note that a text lies, or will lie, at `path`.

        Args:
            path: a bundle's file.
            written: identities of the text that imports write there.
            stated: identities that the file's front matter gives.
        """
        folder = path.parent
        key = _folded(folder.parent.name, folder.name)
        bundle = self._bundles.get(key, _Bundle(folder.name))
        known = [*written, *stated]
        self._bundles[key] = _Bundle(
            bundle.name,
            _joined(bundle.languages, (path.stem,)),
            _joined(bundle.texts, map(neutral, known)),
        )
        for one in written:
            paths = self._written.get(one, ())
            if len(paths) < MOST_NAMESAKES:
                self._written[one] = _joined(paths, (path,))
        numbers = tuple(one for one in known if "#" in one)
        if numbers:
            self._numbers.setdefault(path, numbers)

    def addresses(self) -> frozenset[str]:
        """Public paths of all published files that lay there before, as they are written."""
        return frozenset(self._addresses.values())

    def claimant(self, address: str) -> Path | None:
        """The published file at a public path, whichever way the path is spelt."""
        return self._claims.get(page_key(address))

    def _files(self) -> Iterator[Path]:
        for kind in _KINDS:
            yield from sorted(self._content.glob(f"{kind}/*/*.md"))

    def _recall(
        self, missing: Mapping[str, Known], found: Iterable[tuple[Path, tuple[str, ...]]]
    ) -> None:
        """Texts whose files are gone: moved by their author, deleted, or never written."""
        names = {key: name for name, one in missing.items() for key in one.identities}
        moved: set[str] = set()
        for path, identities in found:
            name = next((names[key] for key in identities if key in names), None)
            if name is not None and name not in moved:
                moved.add(name)
                self._former[path] = name
        for name, one in missing.items():
            if name not in moved:
                path = self._content / name.removeprefix("content/")
                self.occupy(path, one.identities)
                if one.digest:
                    self._deleted[path] = one.address


def own_address(path: Path, slug: object = None) -> str:
    """The public path of a bundle file without a permalink."""
    prefix = "" if path.stem == EDITIONS[0] else f"/{path.stem}"
    return f"{prefix}/{slug or path.parent.name}/"


def _joined(known: tuple[T, ...], more: Iterable[T]) -> tuple[T, ...]:
    return (*known, *(one for one in dict.fromkeys(more) if one not in known))


def _folded(kind: str, name: str) -> str:
    return clash_key(f"{kind}/{name}")


def _is_text(name: str) -> bool:
    return name.endswith(".md") and name.startswith(("content/posts/", "content/pages/"))


def _facts(path: Path, known: Known | None) -> tuple[tuple[str, ...], str]:
    """Identities and public path of a file; its front matter is read only if it was edited."""
    try:
        # A pipe would keep its reader waiting for ever.
        data = path.read_bytes() if path.is_file() else b""
    except OSError:
        return (), ""
    if known is not None and digest_of(data) in {known.digest, known.intended}:
        return known.identities, known.address
    # A broken file is the build's to complain of; here it only holds its place.
    try:
        values = load(split(data.decode("utf-8-sig").replace("\r\n", "\n"))[0])
    except (UnicodeDecodeError, FrontMatterError):
        return (known.identities if known else ()), ""
    identities = identities_of_file(values, path.parent.name)
    if known is not None:
        identities = tuple(dict.fromkeys([*known.identities, *identities]))
    if values.get("status", "published") == "draft":
        return identities, ""
    return identities, str(values.get("permalink") or own_address(path, values.get("slug")))
