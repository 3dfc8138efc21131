"""Files for texts: those that they have had since an earlier import, else new ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.wordpress.index import Planned
from plugins.wordpress.language import EDITIONS

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.index import Entry
    from plugins.wordpress.library.bundle_library import Library


@dataclass(slots=True)
class _Text:
    """A text on its way to its file."""

    entry: Entry
    identities: tuple[str, ...]
    target: Path | None = None
    notes: list[str] = field(default_factory=list)


class Placing:
    """Collects the texts of one import and gives each a file.

    Args:
        library: what lies in `content/`; texts are noted there as they are placed.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[int, _Text] = {}
        self._taken: set[Path] = set()

    def add(self, position: int, entry: Entry, identities: tuple[str, ...]) -> None:
        """Add the text at `position` of the export."""
        self._texts[position] = _Text(entry, identities)

    def placed(self) -> dict[int, Planned]:
        """Every text with its file, by its position; public paths are not decided here."""
        rounds = max((len(text.identities) for text in self._texts.values()), default=0)
        for number in range(rounds):
            # All texts by what is surest of them, before any by something weaker.
            for text in self._texts.values():
                if text.target is None and number < len(text.identities):
                    self._find(text, text.identities[number])
        groups = self._groups()
        for text in self._texts.values():
            if text.target is None and text.entry.translations in groups:
                self._place_group(groups[text.entry.translations])
            if text.target is None:
                self._place(text)
        return {
            position: Planned(
                entry=text.entry,
                target=text.target,
                path="",
                withheld=text.entry.withheld,
                identities=text.identities,
                notes=tuple(text.notes),
            )
            for position, text in self._texts.items()
            if text.target is not None
        }

    def _find(self, text: _Text, identity: str) -> None:
        candidates = [
            path
            for path in self._library.find(identity, text.entry.language)
            if path not in self._taken and not self._library.is_another(path, text.identities)
        ]
        named = [path for path in candidates if path.parent.name == text.entry.slug]
        if candidates:
            self._settle(text, (named or candidates)[0])

    def _groups(self) -> dict[str, list[_Text]]:
        groups: dict[str, list[_Text]] = {}
        for text in self._texts.values():
            if text.entry.translations:
                groups.setdefault(text.entry.translations, []).append(text)
        return groups

    def _place_group(self, group: list[_Text]) -> None:
        """The texts of one bundle: the root language's names it unless it is there already."""
        by_rank = sorted(group, key=lambda text: EDITIONS.index(text.entry.language))
        there = [text.target for text in by_rank if text.target is not None]
        folder = (there[0] if there else self._place(by_rank[0])).parent
        for text in by_rank:
            if text.target is not None:
                continue
            if self._library.has_language(folder, text.entry.language):
                language = text.entry.language
                text.notes.append(f"its group of translations has a text in {language} already")
                self._place(text)
            else:
                self._settle(text, folder / f"{text.entry.language}.md")

    def _place(self, text: _Text) -> Path:
        entry = text.entry
        identity = text.identities[-1]
        target = self._library.place(entry.kind, entry.slug, entry.language, identity)
        if target.parent.name != entry.slug:
            text.notes.append(f"the folder {entry.slug} holds another text: imported beside it")
        self._settle(text, target)
        return target

    def _settle(self, text: _Text, target: Path) -> None:
        text.target = target
        self._taken.add(target)
        # Nobody will look for it by its identities: all that can be found has been.
        self._library.occupy(target, (), text.identities)
