"""Judges each address of the old site by what the new one answers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plugins.wordpress.audit.coverage import coverage, missing_words
from plugins.wordpress.audit.feed import feed_items, is_feed
from plugins.wordpress.audit.html_page import parsed
from plugins.wordpress.audit.learned_container import SAMPLE
from plugins.wordpress.audit.main_text import learned_from, repeated_blocks
from plugins.wordpress.audit.page import Page, is_text, page_of
from plugins.wordpress.audit.targets import identity, lower_case, normal, readable
from plugins.wordpress.audit.verdict import Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.wordpress.audit.answer import Answer
    from plugins.wordpress.audit.new_site import NewSite
    from plugins.wordpress.audit.snapshot import Snapshot
    from plugins.wordpress.audit.targets import Host

LEAST = 0.99
"""Share of a text's grams that make it the same where the theme says where the text ends."""

LEAST_WIDE = 0.9
"""The same where dates, tags and buttons of an unknown theme may be left in the old text."""

_VARIANT = re.compile(r"(?:-\d+x\d+|-scaled)(?=\.\w+$)")


class Comparison:
    """The old site beside the new one.

    Args:
        old: what the old site answered.
        host: names of the old site.
        new: the new site.
        least: share of the text that has to be found again, 0 to 1.
    """

    def __init__(self, old: Snapshot, host: Host, new: NewSite, least: float = LEAST) -> None:
        self._old = old
        self._host = host
        self._new = new
        self._least = least
        # Pages by the address that shows them: several addresses lead to one.
        self._pages: dict[str, Page] = {}
        shown = {
            one.end: target for target in old if (one := old.outline(target)) and _is_page(one)
        }
        # From all parts of the site: pages lie beside posts, and look different.
        step = max(1, len(shown) // (2 * SAMPLE))
        answers = (old.answer(target) for target in sorted(shown.values())[::step])
        texts = (answer for answer in answers if is_text(answer, host))
        learned = learned_from(parsed(answer.body, answer.charset) for answer in texts)
        for end, target in shown.items():
            self._pages[end] = page_of(old.answer(target), host, learned)
        pages = [page for page in self._pages.values() if page.kind == "text"]
        self._frame = repeated_blocks(page.text for page in pages)
        linked = Counter(link for page in self._pages.values() for link in page.links)
        self._locked = {f"{end.rstrip('/')}/" for end, page in self._pages.items() if page.locked}
        self._menu = {link for link, times in linked.items() if times * 2 > len(self._pages)}

    def findings(self) -> Iterator[Finding]:
        """One finding for each address, in their order."""
        for target in sorted(self._old):
            yield self._finding(target)

    def _finding(self, name: str) -> Finding:
        old = self._old.answer(name)
        if not old.good:
            return Finding(name, Verdict.BROKEN, reason=f"the old site itself: {old.problem}")
        page = self._pages.get(old.end) if old.is_html else None
        kind = page.kind if page else "feed" if is_feed(old) else "file"
        if (page and page.locked) or any(old.end.startswith(above) for above in self._locked):
            return Finding(name, Verdict.WITHHELD, kind, reason="asks for a password")
        new = self._new.answer(lower_case(name))
        if not new.good:
            wanted = coverage(self._blocks(page), "")[1] if page and page.kind == "text" else 0
            reason = f"the new site: {new.problem}"
            return Finding(name, Verdict.MISSING, kind, reason=reason, wanted=wanted)
        found = wanted = 0
        if page and page.kind == "text":
            reasons, found, wanted = self._text(page, new)
        elif page:
            reasons = self._list(self._entries(page), self._new.links(new.target))
        elif kind == "feed":
            reasons = self._feed(old, new)
        else:
            reasons = self._file(old, new)
        reasons += self._spellings(name, new, kind)
        if reasons:
            verdict = Verdict.DIFFERENT
        else:
            moved = identity(normal(new.end)) != identity(name) or "?" in name
            verdict = Verdict.REDIRECTED if moved else Verdict.SAME
        return Finding(name, verdict, kind, new.end, "; ".join(reasons), found, wanted)

    def _text(self, page: Page, new: Answer) -> tuple[list[str], int, int]:
        if not new.is_html:
            kind = new.media_type or "a file"
            wanted = coverage(self._blocks(page), "")[1]
            return [f"{readable(new.end)} is no page but {kind}"], 0, wanted
        text = self._new.text(new.target)
        blocks = self._blocks(page)
        found, wanted = coverage(blocks, text)
        reasons = []
        least = self._least if page.text.exact else min(self._least, LEAST_WIDE)
        if found < least * wanted:
            words = missing_words(blocks, text)
            lack = f"without “{words}”" if words else "of which parts stand there less often"
            reasons.append(f"{found / wanted:.1%} of the text, {lack}")
        if not all(piece in text for piece in page.title):
            reasons.append(f"its title is missing: {' '.join(page.title)[:80]}")
        return reasons + self._pictures(page, new), found, wanted

    def _blocks(self, page: Page) -> list[str]:
        own = (block for block in page.text.blocks if block not in self._frame)
        return [*own, *page.text.comments]

    def _pictures(self, page: Page, new: Answer) -> list[str]:
        shown = {_shown_as(link) for link in self._new.links(new.target)}
        lacking = []
        for picture in page.pictures:
            known = self._old.outline(picture)
            if known is not None and not known.good:
                continue
            ends = {picture, normal(self._new.answer(lower_case(picture)).end)}
            if shown.isdisjoint(map(_shown_as, ends)):
                lacking.append(f"does not show {readable(picture)}")
        return lacking

    def _entries(self, page: Page) -> list[str]:
        """Texts that an old list leads to: by its headings, else by all links of its main part."""
        for links in (page.entries, [link for link in page.links if link not in self._menu]):
            entries = [link for link in links if self._is_text(link)]
            if entries:
                return entries
        return []

    def _is_text(self, link: str) -> bool:
        """Whether an old link leads to a text that has to be on the new site."""
        outline = self._old.outline(link)
        if outline is None or not outline.good or not outline.is_html:
            return False
        page = self._pages[outline.end]
        return page.kind == "text" and not page.locked

    def _list(self, entries: Iterable[str], links: Iterable[str]) -> list[str]:
        """What the new list lacks: it holds an entry when it leads to its page, or a translation.

        Old lists mix the languages that have lists of their own now.
        """
        links = list(links)
        held = {identity(normal(link)) for link in links}
        lacking = [entry for entry in entries if held.isdisjoint(self._editions(entry))]
        if lacking:
            # Links of the new list may be redirects themselves.
            held = {self._new.page(link) for link in links}
            lacking = [entry for entry in lacking if held.isdisjoint(self._editions(entry))]
        return [f"does not list {readable(entry)}" for entry in lacking]

    def _feed(self, old: Answer, new: Answer) -> list[str]:
        """What the new feed lacks: a page with three comments is there three times."""
        items = [item for item in feed_items(old, self._host) if self._is_text(item)]
        if not items:
            return []
        if not is_feed(new):
            return [f"{readable(new.end)} is no feed"]
        held = Counter(self._new.page(item) for item in feed_items(new, self._new.host))
        lacking = [
            readable(item)
            for item, times in Counter(items).items()
            if max(held[page] for page in self._editions(item)) < times
        ]
        return [f"does not list {item}" for item in lacking]

    def _editions(self, target: str) -> frozenset[str]:
        return self._new.editions(lower_case(target))

    def _file(self, old: Answer, new: Answer) -> list[str]:
        path, _, _ = old.end.partition("?")
        original = _VARIANT.sub("", path)
        stem, _, suffix = original.rpartition(".")
        names = (original, f"{stem}-scaled.{suffix}")
        known = (self._old.outline(name) for name in names)
        if new.digest in {old.digest, *(answer.digest for answer in known if answer)}:
            return []
        return ["is another file"]

    def _spellings(self, name: str, new: Answer, kind: str) -> list[str]:
        """Other ways to write the address, that WordPress answers as well."""
        path, _, query = name.partition("?")
        ways = [name]
        last = path.rpartition("/")[2]
        if kind in ("text", "list") and not query and path != "/" and "." not in last:
            ways.append(path.removesuffix("/") if path.endswith("/") else f"{path}/")
        wrong = [way for way in ways if not self._leads_to(way, new)]
        return [f"does not lead there when it is written {way}" for way in wrong]

    def _leads_to(self, way: str, new: Answer) -> bool:
        answer = self._new.answer(way)
        return answer.good and identity(normal(answer.end)) == identity(normal(new.end))


def _is_page(answer: Answer) -> bool:
    return answer.good and answer.is_html


def _shown_as(target: str) -> str:
    """The original of a picture, without what players and caches put behind its name."""
    return _VARIANT.sub("", target.partition("?")[0])
