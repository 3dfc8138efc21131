"""Categories, tags and authors of all texts, known before the first of them is written."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.diagnostics import Problem
from plugins.wordpress.library import authors, taxonomy, toml_list
from plugins.wordpress.library.bundle_text import Labels
from plugins.wordpress.library.comments_file import plain
from plugins.wordpress.library.terms import Terms
from plugins.wordpress.upload_path import upload_path

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.index import Entry, Planned
    from plugins.wordpress.indexing import Index
    from plugins.wordpress.planning import Plan

_PICTURES = frozenset({".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


class Labelling:
    """Looks up what texts are filed under, and adds what is new to the site's data files.

    Args:
        index: the export.
        plan: its texts.
        data: the site's data folder.

    Attributes:
        problems: data files that cannot be used; nothing is added to those.
        taxonomy: the site's categories and tags, the new ones included.
        terms: of the texts.
        authors: of the texts.
    """

    def __init__(self, index: Index, plan: Plan, data: Path) -> None:
        self._files = [data / "taxonomy.toml", data / "authors.toml"]
        people = index.site.authors
        terms, writers = taxonomy.load(self._files[0]), authors.load(self._files[1], people)
        self.problems = [one for one in (terms, writers) if isinstance(one, Problem)]
        self.taxonomy = taxonomy.Taxonomy("") if isinstance(terms, Problem) else terms
        self.authors = authors.Authors("", people) if isinstance(writers, Problem) else writers
        self.terms = Terms(self.taxonomy, index.terms, index.types)
        self._plan = plan
        self._pictures = {entry.number: entry for entry in index.entries if entry.attachment}
        for place in plan.texts:
            self.labels(place, "")

    def labels(self, place: Planned, thumbnail: str) -> Labels:
        """What a text is filed under.

        Args:
            place: the text.
            thumbnail: number of its featured picture, "" for none.
        """
        entry = place.entry
        is_post = entry.kind == "posts"
        picture = self._pictures.get(thumbnail)
        return Labels(
            categories=tuple(self.terms.categories(entry)) if is_post else (),
            tags=tuple(self.terms.tags(entry)) if _is_listed(entry) else (),
            author=self.authors.slug(entry.author),
            thumbnail=picture.attachment if picture else "",
            cover=self._cover(picture.attachment) if picture else "",
            cover_alt=plain(picture.alt or picture.title) if picture else "",
        )

    def lists(self) -> dict[tuple[str, str], str]:
        """The path of the list of each term, author and type that public texts have.

        Keys are taxonomy and slug as exported, or name where the export gives no slugs; `author`
        and login; `post_type` and an invented type.
        """
        paths: dict[tuple[str, str], str] = {}
        for place in self._plan.texts:
            if place.path and _is_listed(place.entry):
                who = place.entry.author if place.entry.kind == "posts" else ""
                for key, slug in self.terms.of(place.entry):
                    folder = "category" if key[0] == "category" else "tag"
                    paths[key] = f"/{folder}/{quote(slug)}/"
                if who in self.authors.found:
                    paths["author", who] = f"/author/{quote(self.authors.found[who])}/"
        return paths

    def _cover(self, address: str) -> str:
        """The path of a picture on the new site, "" for what is no picture there."""
        path = upload_path(address)
        return path if PurePosixPath(path).suffix.lower() in _PICTURES else ""

    def save(self, *, dry_run: bool) -> list[Problem]:
        """Append what is new to the data files; the problems that this met.

        Args:
            dry_run: find the problems, write nothing.
        """
        added = [(self.taxonomy.old, self.taxonomy.tables), (self.authors.old, self.authors.tables)]
        broken = {problem.path for problem in self.problems}
        return [
            problem
            for path, (old, tables) in zip(self._files, added, strict=True)
            if tables and path not in broken
            for problem in toml_list.save(path, old, tables, dry_run=dry_run)
        ]


def _is_listed(entry: Entry) -> bool:
    """Whether lists can hold it: they are sorted by dates, which all articles get."""
    return entry.kind == "posts" or bool(entry.date)
