"""Takes out of safe HTML what only made it look some way, and what shows nothing at all."""

from __future__ import annotations

import re
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from plugins.wordpress.conversion.elements import elements, holds, is_within
from plugins.wordpress.conversion.html_names import BLOCKS, HEADINGS
from plugins.wordpress.conversion.inline_blocks import push_into_blocks
from plugins.wordpress.conversion.inventory import attribute, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.wordpress.conversion.context import Links

_RENAMED = {"b": "strong", "i": "em", "tt": "code", "strike": "del", "s": "del", "acronym": "abbr"}
_EMPTY_WITHOUT_TEXT = (
    "a",
    "strong",
    "em",
    "code",
    "del",
    "ins",
    "u",
    "small",
    "sub",
    "sup",
    "mark",
)
_SHOWING = ("img", "hr")
_MERGED = ("strong", "em")
_TRIMMED = {"p", "div", "a", "li", "td", "th", "dt", "dd", "blockquote", *_MERGED, *HEADINGS}
_WRAPPERS = ("div", "center", "section", "article", "main", "header", "footer", "aside", "address")
# Regular expressions of markdownify are quadratic in runs of them.
_MANY_SPACES = re.compile(r"[ \t]{100,}")
_PIXELS = re.compile(r"\d+(?:px)?$")


def simplify(soup: BeautifulSoup, base: str, links: Links) -> list[str]:
    """Change `soup` in place; the result has one line for each thing that a reader could miss.

    Empty elements go; old names of elements become today's; wrappers
    without a meaning dissolve, so that paragraphs, lists, tables and code stand at the top level.

    Args:
        soup: safe HTML of `sanitising.sanitise`.
        base: path of the old page, for relative addresses.
        links: knows where addresses of the old site lead.
    """
    _shorten_gaps(soup)
    notes = _tidy_links(soup, base, links) + _tidy_pictures(soup, base, links)
    for tag in elements(soup, _RENAMED):
        tag.name = _RENAMED[tag.name]
    _drop_unused_names(soup)
    push_into_blocks(soup)
    _trim_line_breaks(soup)
    notes += _drop_empty(soup)
    _merge_neighbours(soup)
    _dissolve_wrappers(soup)
    _gather_stray_items(soup)
    _wrap_inline(soup)
    for paragraph in elements(soup, {"p", *HEADINGS}):
        if not _shows(paragraph):
            paragraph.unwrap()
    _join_texts(soup)
    return notes


def _shorten_gaps(soup: BeautifulSoup) -> None:
    for text in soup.find_all(string=_MANY_SPACES):
        if text.find_parent("pre") is None:
            text.replace_with(NavigableString(_MANY_SPACES.sub(" ", text)))


def _tidy_links(soup: BeautifulSoup, base: str, links: Links) -> list[str]:
    notes = []
    for link in soup.find_all("a", href=True):
        old = attribute(link, "href")
        new = links.rewrite(old, base)
        if new is None:
            notes.append(f"link to {old!r}, which is no address, became text")
            del link["href"]
        else:
            link["href"] = new
    return notes


def _tidy_pictures(soup: BeautifulSoup, base: str, links: Links) -> list[str]:
    notes = []
    for picture in soup.find_all("img"):
        old = attribute(picture, "src")
        new = links.rewrite(old, base) if old else None
        if new is None:
            alt = attribute(picture, "alt")
            notes.append(f"picture without a usable address dropped (alt {alt!r})")
            picture.replace_with(NavigableString(alt))
            continue
        picture["src"] = new
        for side in ("width", "height"):
            size = attribute(picture, side)
            if size and not _PIXELS.match(size):
                del picture[side]
                notes.append(f"{side}={size!r} of {new} dropped: no number of pixels")
    return notes


def _drop_unused_names(soup: BeautifulSoup) -> None:
    targets = {
        attribute(link, "href")[1:]
        for link in soup.find_all("a")
        if attribute(link, "href").startswith("#")
    }
    for tag in soup.find_all(True):
        for name in ("id", "name"):
            if attribute(tag, name) and attribute(tag, name) not in targets:
                del tag[name]


def _trim_line_breaks(soup: BeautifulSoup) -> None:
    for tag in elements(soup, _TRIMMED):
        children = list(tag.contents)
        ends = (_breaks_before_content(children), _breaks_before_content(children[::-1]))
        for child in chain.from_iterable(ends):
            # A space stays: the words on both sides of an inline element may need it.
            child.replace_with(" ")


def _breaks_before_content(children: Iterable[object]) -> Iterator[Tag]:
    for child in children:
        if isinstance(child, Tag) and child.name == "br":
            if child.parent is not None:
                yield child
        elif not _is_white_space(child):
            return


def _drop_empty(soup: BeautifulSoup) -> list[str]:
    notes = []
    # Innermost first: what holds only empty elements is empty itself.
    for tag in reversed(elements(soup, _EMPTY_WITHOUT_TEXT)):
        if _shows(tag) or attribute(tag, "id") or attribute(tag, "name"):
            continue
        if attribute(tag, "href"):
            notes.append(f"empty link to {attribute(tag, 'href')} dropped: nothing to click on")
        tag.replace_with(NavigableString(" " if tag.get_text() else ""))
    for anchor in soup.find_all("a"):
        if not any(attribute(anchor, name) for name in ("href", "id", "name")):
            anchor.unwrap()
    return list(reversed(notes))


def _shows(tag: Tag) -> bool:
    return bool(visible_text(tag)) or holds(tag, _SHOWING)


def _merge_neighbours(soup: BeautifulSoup) -> None:
    _join_texts(soup)
    for tag in elements(soup, _MERGED):
        if is_within(tag, {tag.name}):
            tag.unwrap()
            continue
        while isinstance(tag.next_sibling, Tag) and tag.next_sibling.name == tag.name:
            tag.extend(list(tag.next_sibling.extract().contents))
    for tag in soup.find_all("em"):
        inner = tag.contents[0] if len(tag.contents) == 1 else None
        if isinstance(inner, Tag) and inner.name == "strong":
            # `***` renders in this order.
            tag.name, inner.name = inner.name, tag.name


def _join_texts(soup: BeautifulSoup) -> None:
    # What `smooth` of Beautiful Soup does, whose searches for each text are quadratic.
    for tag in [soup, *soup.find_all(True)]:
        kinds = [type(child) for child in tag.contents]
        if (NavigableString, NavigableString) not in pairwise(kinds):
            continue
        children = list(tag.contents)
        tag.clear()
        for plain, run in groupby(children, key=lambda child: type(child) is NavigableString):
            nodes = list(run)
            tag.extend([NavigableString("".join(map(str, nodes)))] if plain else nodes)


def _dissolve_wrappers(soup: BeautifulSoup) -> None:
    for caption in soup.find_all("figcaption"):
        if not _shows(caption) or not caption.find_parent("figure"):
            caption.name = "div"
    for wrapper in reversed(elements(soup, {*_WRAPPERS, "figure"})):
        if wrapper.name == "figure" and wrapper.find("figcaption"):
            continue
        if holds(wrapper, BLOCKS):
            _wrap_inline(wrapper)
            wrapper.unwrap()
        elif is_within(wrapper, {"p", "td", "th", *HEADINGS}):
            wrapper.insert_before("\n")
            wrapper.insert_after("\n")
            wrapper.unwrap()
        else:
            wrapper.name = "p"


def _gather_stray_items(soup: BeautifulSoup) -> None:
    gathered: Tag | None = None
    for child in list(soup.contents):
        if isinstance(child, Tag) and child.name == "li":
            if gathered is None:
                gathered = soup.new_tag("ul")
                child.insert_before(gathered)
            gathered.append(child)
        elif not _is_white_space(child):
            gathered = None


def _wrap_inline(parent: Tag | BeautifulSoup) -> None:
    """Give each run of text and inline elements directly below `parent` a paragraph."""
    run: list[Tag | NavigableString] = []
    for child in [*parent.contents, None]:
        if isinstance(child, Tag | NavigableString) and not _is_block(child):
            run.append(child)
            continue
        if _is_visible_run(run):
            paragraph = BeautifulSoup("", "html.parser").new_tag("p")
            run[0].insert_before(paragraph)
            paragraph.extend(run)
        run = []


def _is_block(node: Tag | NavigableString) -> bool:
    return isinstance(node, Tag) and node.name in BLOCKS


def _is_visible_run(run: Iterable[Tag | NavigableString]) -> bool:
    return not all(_is_white_space(node) for node in run)


def _is_white_space(node: object) -> bool:
    return isinstance(node, str) and not node.strip()
