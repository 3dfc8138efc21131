"""Where the new site has what an old address showed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.normal_form import normal, public_path
from plugins.wordpress.addresses.old_site import OldSite, TermKey, author_slug
from plugins.wordpress.addresses.site_pages import SITE_PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.addresses.options import Options
    from plugins.wordpress.index import Planned
    from plugins.wordpress.model import Author, Term

ARCHIVES = "/archives/"
FEED = "/feeds/atom.xml"
COMMENTS_FEED = "/feeds/comments.xml"

_FOLDERS = {"category": "/category/", "post_tag": "/tag/"}


def comments_feed_of(target: Path) -> str:
    """Address of the feed of a text's comments, in the edition at the root.

    Args:
        target: the text's file.
    """
    return public_path(f"/feeds/comments/{target.parent.name}.xml")


@dataclass(frozen=True)
class NewSite:
    """The texts of the new site and the lists that it makes of them.

    Attributes:
        planned: all texts of the import.
        old: the export that they come from.
        options: settings.
    """

    planned: tuple[Planned, ...]
    old: OldSite
    options: Options

    @cached_property
    def texts(self) -> tuple[Planned, ...]:
        """The public ones."""
        return tuple(text for text in self.planned if text.path and not text.withheld)

    @cached_property
    def articles(self) -> tuple[Planned, ...]:
        """The public texts that lists hold."""
        return tuple(text for text in self.texts if text.entry.kind == "posts")

    @cached_property
    def by_number(self) -> dict[str, Planned]:
        """The public ones, by the number that they had."""
        return {text.entry.number: text for text in self.texts if text.entry.number}

    def edition(self, address: str, language: str) -> str:
        """An address of the edition at the root, as the edition of `language` has it."""
        return address if language == self.options.language else f"/{language}{address}"

    def comments_feed(self, text: Planned) -> str:
        """Feed of a text's comments; without comments the text itself."""
        if not text.entry.approved:
            return public_path(text.path)
        return self.edition(comments_feed_of(text.target), text.target.stem)

    def all_comments(self, language: str) -> str:
        """Feed of all comments of an edition; where it has none, of one that has some."""
        said = {text.target.stem for text in self.texts if text.entry.approved}
        if said:
            # That of the edition at the root has those of all languages.
            said.add(self.options.language)
        chosen = next((one for one in (language, self.options.language) if one in said), "")
        return self.edition(COMMENTS_FEED, chosen) if chosen else self.edition(FEED, language)

    @cached_property
    def filled(self) -> frozenset[TermKey]:
        """Terms with public texts, and those above them: they have a list."""
        return frozenset(
            above
            for text in self.texts
            for key in self.old.term_keys(text.entry)
            # Categories hold no pages.
            if key[0] != "category" or text.entry.kind == "posts"
            for above in self.old.term_path(key)
        )

    def term_list(self, key: TermKey, term: Term) -> str:
        """The list of a term in the edition at the root; without one, the list of everything."""
        folder = _FOLDERS.get(key[0])
        if folder and key not in self.filled:
            return ARCHIVES
        for name in (term.slug, key[1], term.name):
            if (key[0], name) in self.options.lists:
                return public_path(self.options.lists[key[0], name])
        return public_path(folder + key[1]) if folder else ARCHIVES

    def author_list(self, author: Author, *, wrote: bool) -> str:
        """The list of an author in the edition at the root, likewise."""
        slug, lists = author_slug(author), self.options.lists
        chosen = lists.get(("author", author.login)) or lists.get(("author", author.name))
        chosen = chosen or (f"/author/{slug}" if slug else "")
        return public_path(chosen) if chosen and wrote else ARCHIVES

    def list_feed(self, address: str) -> str:
        """Feed of a list that `term_list` or `author_list` gave."""
        return f"{address}atom.xml" if address != ARCHIVES else FEED

    def occupied(self) -> set[str]:
        """Paths, in their normal form, of all pages whose addresses are known beforehand."""
        languages = {self.options.language, *(text.target.stem for text in self.texts)}
        own = [
            self.edition(address, language)
            for language in languages
            for address in (*SITE_PAGES, FEED, COMMENTS_FEED)
        ]
        texts = (text.path for text in self.texts)
        return {normal(address) for address in (*own, *self.options.pages, *texts)}
