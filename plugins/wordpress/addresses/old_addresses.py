"""Every public address of the old site, and where it leads on the new one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.links import NUMBERS
from plugins.wordpress.addresses.list_addresses import home_rows, list_rows
from plugins.wordpress.addresses.normal_form import normal, query_key
from plugins.wordpress.addresses.seen_links import own_queries, paths_below_posts
from plugins.wordpress.addresses.text_addresses import text_rows
from plugins.wordpress.model import Redirect
from plugins.wordpress.pair_table import PairTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from plugins.wordpress.addresses.attachment_pages import Attachments
    from plugins.wordpress.addresses.lists import OldList
    from plugins.wordpress.addresses.new_site import NewSite
    from plugins.wordpress.addresses.structure import Structure

_CODE = re.compile("%[0-9A-F]{2}")
_LONGEST = 2000


@dataclass(slots=True)
class OldAddresses:
    """Old addresses in their normal form; what is added first counts.

    Attributes:
        targets: new address of each.
    """

    targets: PairTable = field(default_factory=PairTable)

    @classmethod
    def of(
        cls,
        new: NewSite,
        structure: Structure,
        attachments: Attachments,
        lists: Sequence[OldList],
    ) -> OldAddresses:
        """All of them: texts first, then attachments, then lists."""
        found = cls()
        for text in new.texts:
            found.add(text_rows(text, new, structure))
        found.add(attachments.rows())
        for prefix, language in editions(new, structure).items():
            start = structure.home + prefix
            found.add(home_rows(new, structure, start, language))
            for listed in lists:
                if not prefix or language in listed.languages:
                    found.add(list_rows(listed, new, start, language))
        found.add(list(found.asked_elsewhere(new, structure)))
        found.add(list(found.shown_below(new)))
        return found

    def asked_elsewhere(self, new: NewSite, structure: Structure) -> Iterator[tuple[str, str]]:
        """Texts that links ask for by their number behind the address of another (`/1.html?p=2`).

        WordPress shows what the number says; of two numbers of posts it takes the greater one.
        """
        for path, query in own_queries(new.options.seen, new.old):
            asked = dict(query_key(query))
            name = next((one for one in NUMBERS if asked.get(one, "").isdecimal()), "")
            target = self.targets.get(f"{structure.home or '/'}?{name}={asked.get(name)}")
            here = structure.number(path) if name == "page_id" else ""
            if target and self.targets.get(path) and int(here or 0) < int(asked[name]):
                yield f"{path}?{query}", target

    def shown_below(self, new: NewSite) -> Iterator[tuple[str, str]]:
        """What links show below a post and no export explains: pages of the pictures in it."""
        for path, post in paths_below_posts(new.options.seen, new.old):
            if target := self.targets.get(post):
                yield path, target
                yield f"{path}/feed", target

    def add(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take note of old and new addresses."""
        self.targets.add((normal(source), target) for source, target in rows)

    def redirects(self, pages: Collection[str]) -> Iterator[Redirect]:
        """Those that are no page of the new site, sorted.

        Args:
            pages: paths of the new site's pages in their normal form; where they lead is added.
        """
        led_to = {path for one in self.targets.values() if (path := normal(one)) not in pages}
        for source, target in self.targets:
            if source not in pages and source not in led_to and _can_be_asked(source):
                yield Redirect(source, target)


def _can_be_asked(source: str) -> bool:
    """Whether a static host can be told of an address: no encoded slash, no name it would drop.

    A slug that WordPress has cut within a character is no UTF-8 and keeps its codes.
    """
    names = source.partition("?")[0][1:].split("/")
    codes = (code for name in names for code in _CODE.findall(name))
    dots = any(name in {".", ".."} for name in names)
    return (
        len(source) <= _LONGEST
        and not dots
        and all(code[1] > "7" or code == "%25" for code in codes)
    )


def editions(new: NewSite, structure: Structure) -> dict[str, str]:
    """First parts of addresses below the home page (`/en`) that stood for an edition, with it.

    Language plugins put the slug of the language there. "" stands for the edition at the root.
    """
    slugs = {slug for taxonomy, slug in new.old.terms if taxonomy == "language"}
    seen: dict[str, Counter[str]] = {}
    for text in new.texts:
        path = new.old.path(text.entry).removeprefix(structure.home)
        first = path.strip("/").partition("/")[0]
        language = text.target.stem
        if first and (first in slugs or first == language):
            seen.setdefault(f"/{first}", Counter())[language] += 1
    found = {prefix: votes.most_common(1)[0][0] for prefix, votes in sorted(seen.items())}
    return {"": new.options.language, **found}
