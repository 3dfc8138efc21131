"""The first reading of an export: what every later step knows of all its items."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from plugins.wordpress.addresses.linked_addresses import linked_addresses
from plugins.wordpress.addresses.own_addresses import old_hosts
from plugins.wordpress.index import Entry
from plugins.wordpress.language import edition_of, language_of, visible
from plugins.wordpress.library.identities import fingerprint, number_of
from plugins.wordpress.media.variants import files_of
from plugins.wordpress.memory_use import MemoryUse
from plugins.wordpress.model import Post, Site, Term
from plugins.wordpress.php_serialized import unserialize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plugins.diagnostics import Problem
    from plugins.wordpress.model import Source

T = TypeVar("T")

_NEXT_PAGE = re.compile(r"<!--\s*nextpage\s*-->", re.IGNORECASE)
# Enough to tell how the old site wrote its addresses.
_MOST_LINKED = 100_000
_LONGEST_LINKED = 500
_MOST_FORMER = 100
_PUBLIC = frozenset({"publish", "inherit", ""})


@dataclass(frozen=True, slots=True)
class Index:
    """All items of an export.

    Attributes:
        site: what is said of the whole site.
        items: in the order of the export; what could not be read is a problem.
        terms: every term that the export declares or a post has, by taxonomy and slug.
        hosts: names of the old site's hosts.
        blocks: bodies of reusable blocks, by number.
        linked: addresses that items and comments link to, as written.
        types: what menus call the lists of the types of texts that plugins invented.
    """

    site: Site
    items: Sequence[Entry | Problem]
    terms: Mapping[tuple[str, str], Term]
    hosts: frozenset[str]
    blocks: Mapping[str, str] = field(default_factory=dict)
    linked: frozenset[str] = frozenset()
    types: Mapping[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> Iterator[Entry]:
        """The items that could be read."""
        return (item for item in self.items if isinstance(item, Entry))


def index_of(source: Source, use: MemoryUse | None = None) -> Index:
    """Read an export from its beginning to its end, one body in memory at a time.

    Args:
        source: the export.
        use: told of everything that is remembered.

    Raises:
        TooMuchError: the export holds more than fits into memory.
    """
    notes = _Notes(use or MemoryUse())
    hosts = old_hosts(notes.taken(source))
    site = source.site()
    declared = {(term.taxonomy, term.slug): term for term in site.terms}
    for key, term in declared.items():
        if key not in notes.terms:
            notes.use.term(term)
    for login in site.authors:
        notes.meet(login)
    return Index(
        site=site,
        items=notes.items,
        terms={**notes.terms, **declared},
        hosts=hosts,
        blocks=notes.blocks,
        linked=frozenset(notes.linked),
        types=notes.types,
    )


def same_item(entry: Entry, post: Post) -> bool:
    """Whether a later reading has come to the item that `entry` was made of."""
    return (entry.number, entry.type, entry.title) == (number_of(post), post.type, post.title)


def entry_of(post: Post) -> Entry:
    """The record of one item."""
    number = number_of(post)
    said = _scalar(post.extras.get("permalink")) or _scalar(post.extras.get("url"))
    address = post.address or said
    has_identity = number or post.permalink or address
    statuses = Counter(comment.status for comment in post.comments)
    is_file = post.type == "attachment"
    return Entry(
        source=post.source,
        line=post.line,
        number=number,
        type=sys.intern(post.type),
        status=sys.intern(post.status),
        kind=post.kind,
        slug=post.slug,
        name=post.name,
        title=post.title,
        date=post.date,
        address=address,
        permalink=post.permalink,
        withheld=withheld_of(post),
        author=sys.intern(post.author),
        parent=sys.intern(post.parent),
        language=_language(post),
        # A text in a language that the site does not have is no edition of another text.
        translations="" if post.language and not edition_of(post.language) else post.translations,
        terms=_shared(tuple(_shared((one.taxonomy, one.slug)) for one in post.terms)),
        categories=_shared(post.categories),
        tags=_shared(post.tags),
        attachment=post.attachment,
        files=files_of(post, unserialize) if is_file else (),
        caption=post.excerpt if is_file else "",
        description=post.body if is_file else "",
        alt=post.field("_wp_attachment_image_alt") if is_file else "",
        parts=len(_NEXT_PAGE.findall(post.body)) + 1,
        approved=statuses["approved"],
        old_slugs=_former(post, "_wp_old_slug"),
        old_dates=_former(post, "_wp_old_date"),
        sticky=post.sticky,
        comments=_shared(tuple(sorted(statuses.items()))),
        order=post.order,
        is_empty=not post.body.strip(),
        fingerprint="" if has_identity else fingerprint(post.date, post.title, post.body),
    )


def withheld_of(post: Post) -> str:
    """Why the text must not be public, whatever its reader has noticed; "" for a public one."""
    if post.withheld:
        return post.withheld
    if post.password:
        return "protected by a password"
    return "" if post.status in _PUBLIC else f"status: {post.status}"


@dataclass(slots=True)
class _Notes:
    """What is taken down while the items pass by."""

    use: MemoryUse
    items: list[Entry | Problem] = field(default_factory=list)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    types: dict[str, str] = field(default_factory=dict)
    authors: set[str] = field(default_factory=set)

    def meet(self, login: str) -> None:
        if login not in self.authors:
            self.use.author(login)
            self.authors.add(login)

    def taken(self, source: Source) -> Iterator[Post]:
        for post in source.posts():
            if not isinstance(post, Post):
                self.use.problem(post)
                self.items.append(post)
                continue
            entry = entry_of(post)
            self.use.entry(entry)
            self.items.append(entry)
            self._keep(post)
            links = linked_addresses(post)
            self.linked.update(
                one
                for one in islice(links, max(_MOST_LINKED - len(self.linked), 0))
                if len(one) <= _LONGEST_LINKED
            )
            # A file's guid is its own address, which may be on a host of nothing but files.
            if post.type != "attachment":
                yield post

    def _keep(self, post: Post) -> None:
        self.meet(post.author)
        for term in post.terms:
            key = (term.taxonomy, term.slug)
            if key not in self.terms:
                self.use.term(term)
                self.terms[key] = term
        if post.type == "wp_block" and post.number:
            self.use.body(post.body)
            self.blocks[post.number] = post.body
        if post.field("_menu_item_type") == "post_type_archive" and post.title not in (
            post.slug,
            post.name,
        ):
            self.types.setdefault(post.field("_menu_item_object"), post.title)


@lru_cache(maxsize=10_000)
def _shared(values: T) -> T:
    """`values`, or what is equal to them and was seen before: most texts share their terms."""
    return values


def _former(post: Post, name: str) -> tuple[str, ...]:
    """What WordPress remembers of a former address."""
    stated = dict.fromkeys(value for key, value in post.meta if key == name)
    return tuple(islice(stated, _MOST_FORMER))


def _language(post: Post) -> str:
    stated = edition_of(post.language)
    return stated or sys.intern(language_of(f"{post.title}\n{visible(post.body)}"))


def _scalar(value: object) -> str:
    return str(value) if isinstance(value, str | int) else ""
