"""The permalink structure of the old site, told from the addresses that an export holds.

How WordPress builds addresses from a structure is documented with its `WP_Rewrite` class; this
follows version 6.1.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.normal_form import normal
from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.own_addresses import tidy
from plugins.wordpress.addresses.readings import plain_name, structures
from plugins.wordpress.addresses.seen_links import own_paths, term_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.wordpress.addresses.readings import Facts
    from plugins.wordpress.index import Entry
    from plugins.wordpress.model import Site

_TOKEN = re.compile(r"%[a-z_]+%")
_DATES = ("%year%/%monthnum%/%day%", "%day%/%monthnum%/%year%", "%monthnum%/%day%/%year%")
_DAY = ("%year%", "%monthnum%", "%day%")
_MOST_READ = 1000
_WITHIN_A_NAME = {"%post_id%": r"(?P<number>\d+)", "%category%": ".+?"}


@dataclass(frozen=True, slots=True)
class Structure:
    """Where an old site had what.

    Attributes:
        home: path of its home page without a slash at the end: "" at the root, `/blog` below it.
        pattern: of posts, from the home page on and without a slash at its end
            (`/%year%/%monthnum%/%postname%`), "" when posts were asked for by `?p=` only.
        category_base: set by hand, "" for WordPress's own.
        tag_base: likewise.
    """

    home: str = ""
    pattern: str = ""
    category_base: str = ""
    tag_base: str = ""

    @classmethod
    def of(cls, entries: Iterable[Entry], site: Site, options: Options | None = None) -> Structure:
        """Tell the structure from the addresses of public posts, else from those of pages."""
        options = options or Options()
        return cls.told_by(OldSite.of(entries, site, options), options)

    @classmethod
    def told_by(cls, old: OldSite, options: Options) -> Structure:
        """Likewise, for an export that has been arranged already."""
        posts = _public(old, "post")
        pages = _public(old, "page")
        home = _home(old, [address for _, address in (*posts, *pages)])
        is_named = any("?" not in address for _, address in pages)
        told = cls(
            home,
            _pattern(old, home, posts) or ("/%postname%" if is_named and not posts else ""),
        )
        return replace(
            told,
            category_base=options.category_base or told.learnt(old, options, "category"),
            tag_base=options.tag_base or told.learnt(old, options, "post_tag"),
        )

    def learnt(self, old: OldSite, options: Options, taxonomy: str) -> str:
        """The base of a taxonomy where links use another than WordPress's own, else ""."""
        base = term_base(own_paths(options.seen, old, self.home), taxonomy, old)
        own = {"category": self.category, "post_tag": self.tag}[taxonomy].strip("/")
        return "" if base == own else base.removeprefix(self.root.lstrip("/"))

    @property
    def plain(self) -> bool:
        """Whether only queries were answered."""
        return not self.pattern

    @property
    def front(self) -> str:
        """What stands before the first token: `/`, `/archives/`, `/index.php/`."""
        return _TOKEN.split(self.pattern, maxsplit=1)[0] or "/"

    @property
    def root(self) -> str:
        """`/`, or `/index.php/` on servers that rewrite nothing."""
        return "/index.php/" if self.pattern.startswith("/index.php/") else "/"

    @property
    def author(self) -> str:
        """Path below `home` that author lists are found under, without a slash at its end."""
        return f"{self.front}author"

    @property
    def category(self) -> str:
        """Likewise for categories."""
        return self._base(self.category_base, "category")

    @property
    def tag(self) -> str:
        """Likewise for tags."""
        return self._base(self.tag_base, "tag")

    @property
    def date(self) -> str:
        """Pattern of day archives below `home`; years and months leave the other tokens out.

        A number of a post among the first three tokens could be mistaken for a year: WordPress
        puts `date/` before date archives then.
        """
        order = next((one for one in _DATES if one in self.pattern), _DATES[0])
        clash = "%post_id%" in _TOKEN.findall(self.pattern)[:3]
        return f"{self.front}{'date/' if clash else ''}{order}"

    def dated(self, year: str, month: str = "", day: str = "") -> str:
        """Path below `home` of the archive of a year, month or day."""
        filled = self.date.replace("%year%", year).replace("%monthnum%", month)
        return normal(filled.replace("%day%", day))

    def post_path(self, known: Facts, name: str = "") -> str | None:
        """Path from the root that a post has, None when a token stays unknown.

        Args:
            known: see `readings.facts`.
            name: another `post_name` than its own.
        """
        path = self.pattern
        for tag in _TOKEN.findall(self.pattern):
            values = (name,) if name and tag == "%postname%" else known.values(tag)
            if not values or not values[0]:
                return None
            path = path.replace(tag, values[0], 1)
        return self.home + path if path else None

    def former_paths(self, known: Facts, entry: Entry) -> Iterator[str]:
        """Paths that WordPress leads on to a post from: of each of its names, days, categories."""
        names = ("", *map(plain_name, entry.old_slugs))
        days = [{}, *(dict(zip(_DAY, day.split("-"), strict=False)) for day in entry.old_dates)]
        for name, day, category in product(names, days, known.values("%category%") or ("",)):
            changed = {token: (part,) for token, part in day.items()}
            if category:
                changed["%category%"] = (category,)
            path = self.post_path(replace(known, tokens={**known.tokens, **changed}), name)
            if path:
                yield path

    def number(self, path: str) -> str:
        """The number of the post at `path` (from the root), "" when the structure shows none."""
        if "%post_id%" not in self.pattern:
            return ""
        parts = re.split(f"({_TOKEN.pattern})", self.home + self.pattern)
        pattern = "".join(
            _WITHIN_A_NAME.get(part, "[^/]+?") if _TOKEN.fullmatch(part) else re.escape(part)
            for part in parts
        )
        found = re.fullmatch(pattern, path)
        return found["number"] if found else ""

    def _base(self, chosen: str, own: str) -> str:
        return f"{self.root}{chosen.strip('/')}" if chosen else f"{self.front}{own}"


def _public(old: OldSite, type_: str) -> list[tuple[Entry, str]]:
    """Public items of a type that have an address, with it."""
    items = (entry for entry in old.entries if entry.type == type_ and not entry.withheld)
    return [(entry, address) for entry in items if (address := old.address(entry))]


def _pattern(old: OldSite, home: str, posts: list[tuple[Entry, str]]) -> str:
    """The structure that explains most addresses; of equals the one with most tokens."""
    votes: Counter[str] = Counter()
    queries = 0
    for entry, address in posts[:_MOST_READ]:
        if "?" in address:
            queries += 1
        elif address.startswith(f"{home}/"):
            votes.update(structures(address.removeprefix(home), old.facts(entry)))
    if not votes:
        return ""
    best = max(votes, key=lambda one: (votes[one], len(_TOKEN.findall(one))))
    return best if votes[best] >= queries else ""


def _home(old: OldSite, addresses: list[str]) -> str:
    """Path of the home page: as the export says, else as queries (`/blog/?p=1`) have it."""
    if old.site.address:
        own = tidy(old.site.address, "/", old.hosts)
        return normal(own).partition("?")[0].rstrip("/") if own and own.startswith("/") else ""
    asked = [address.partition("?")[0] for address in addresses if "?" in address]
    return Counter(asked).most_common(1)[0][0].rstrip("/") if asked else ""
