"""What of an old page has to be found again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plugins.wordpress.audit.coverage import folded
from plugins.wordpress.audit.html_page import parsed, seen_text, select
from plugins.wordpress.audit.main_text import WIDE, MainText, container, main_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from plugins.wordpress.audit.answer import Answer
    from plugins.wordpress.audit.learned_container import Path
    from plugins.wordpress.audit.targets import Host

_LISTS = frozenset(["blog", "archive", "category", "tag", "author", "date", "search", "tax"])
_TEXTS = frozenset(["single", "page", "attachment", "singular"])
# Of themes that do not say what a page is: WordPress's own addresses of lists.
_LIST_PATH = re.compile(
    r"/(?:category|tag|author|date)/|/page/\d+/?$|/\d{4}(?:/\d\d){0,2}/?$|\?(?:cat|tag|author|m)="
)
_HEADINGS = ("h1", "h2", "h3", "h4", ".entry-title", ".post-title", ".wp-block-post-title")
_PASSWORD = (".post-password-form",)
_SITE_TITLES = frozenset({"site-title", "wp-block-site-title", "site-name"})
_TITLES = (".entry-title", ".post-title", ".wp-block-post-title", ".page-title", "h1")


@dataclass(frozen=True, slots=True)
class Page:
    """An old page.

    Attributes:
        kind: a `text` of its own, or a `list` of others.
        title: folded, in the pieces that tags leave of it; () when it has none of its own.
        text: what it is about, see `main_text`.
        pictures: targets of the pictures, sounds and films in the text that lie on the old site.
        entries: targets that the headings of a list lead to.
        links: targets of everything that is linked in the main part.
        locked: whether it asks for a password instead of showing its text.
    """

    kind: Literal["text", "list"]
    title: tuple[str, ...]
    text: MainText
    pictures: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    locked: bool = False


def page_of(answer: Answer, host: Host, learned: Sequence[Path] = ()) -> Page:
    """The old page in `answer`, which is HTML; `learned` is for `main_text`."""
    document = parsed(answer.body, answer.charset)
    part, _ = container(document, learned)
    area, entries = _entries(document, answer, host)
    kind = _kind(document, entries, answer.end)
    return Page(
        kind,
        () if kind == "list" else _title(document),
        main_text(document, learned),
        pictures=_targets(part, ("img", "audio", "video", "source"), "src", answer, host),
        entries=entries,
        links=_targets(area, ("a",), "href", answer, host),
        locked=bool(select(document, _PASSWORD)),
    )


def is_text(answer: Answer, host: Host) -> bool:
    """Whether an old page, which is HTML, holds a text of its own and no list."""
    document = parsed(answer.body, answer.charset)
    return _kind(document, _entries(document, answer, host)[1], answer.end) == "text"


def _entries(
    document: HtmlElement, answer: Answer, host: Host
) -> tuple[HtmlElement, tuple[str, ...]]:
    """The part of a page that may hold a list, and where its headings lead."""
    wide = next((found for name in WIDE if (found := select(document, (name,)))), [document])
    area = _common(wide)
    headings = _links(select(area, _HEADINGS), answer, host)
    return area, tuple(link for link in headings if link != answer.end)


def links_of(answer: Answer, host: Host) -> frozenset[str]:
    """Targets of everything that a page links to or shows."""
    document = parsed(answer.body, answer.charset)
    return frozenset(
        target
        for name in ("href", "src", "poster", "data")
        for element in document.iter()
        if isinstance(element.tag, str) and (link := element.get(name))
        if (target := host.target(str(link), answer.end)) is not None
    )


def editions_of(answer: Answer, host: Host) -> frozenset[str]:
    """Targets of the same text in other languages, as the head of a page names them."""
    found = (
        host.target(str(element.get("href")), answer.end)
        for element in parsed(answer.body, answer.charset).iter("link")
        if element.get("rel") == "alternate" and element.get("hreflang") and element.get("href")
    )
    return frozenset(target for target in found if target)


def new_text(answer: Answer) -> str:
    """All that a reader of a new page sees, and its title, folded."""
    document = parsed(answer.body, answer.charset)
    title = "".join(element.text_content() for element in document.iter("title"))
    return folded(title) + folded(seen_text(document))


def _common(parts: list[HtmlElement]) -> HtmlElement:
    """The lowest element that holds all `parts`."""
    above = parts[0]
    while any(above is not part and above not in part.iterancestors() for part in parts[1:]):
        parent = above.getparent()
        if parent is None:
            break
        above = parent
    return above


def _kind(document: HtmlElement, entries: tuple[str, ...], address: str) -> Literal["text", "list"]:
    body = document.find("body")
    classes = set(str(body.get("class", "")).split()) if body is not None else set()
    if classes & _LISTS:
        return "list"
    if classes & _TEXTS:
        return "text"
    return "list" if len(entries) > 1 or _LIST_PATH.search(address) else "text"


def _title(document: HtmlElement) -> tuple[str, ...]:
    """The title; what stands in no <title> of the document is a word of the theme ("Untitled")."""
    whole = folded(" ".join(element.text_content() for element in document.iter("title")))
    for name in _TITLES:
        for element in select(document, (name,)):
            # On a page that is the home page, themes make the site's name the highest heading.
            if set(str(element.get("class", "")).split()) & _SITE_TITLES:
                continue
            # WordPress shows `<VPS>` in a title as a tag: its two sides are all that one can see.
            pieces = [folded(str(piece)) for piece in element.itertext()]
            if any(pieces) and all(piece in whole for piece in pieces):
                return tuple(piece for piece in pieces if piece)
    return ()


def _links(parts: list[HtmlElement], answer: Answer, host: Host) -> tuple[str, ...]:
    found = [
        part for heading in parts for part in (*heading.iter("a"), *heading.iterancestors("a"))
    ]
    targets = (host.target(str(link.get("href", "")), answer.end) for link in found)
    return tuple(dict.fromkeys(target for target in targets if target))


def _targets(
    part: HtmlElement, tags: tuple[str, ...], attribute: str, answer: Answer, host: Host
) -> tuple[str, ...]:
    links = (str(element.get(attribute) or "") for element in part.iter(*tags))
    targets = (host.target(link, answer.end) for link in links if link)
    return tuple(dict.fromkeys(target for target in targets if target))
