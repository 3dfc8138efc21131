"""From HTML of unknown origin to a small, safe set of elements."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nh3
from bs4 import BeautifulSoup, Comment

from plugins.wordpress.addresses.own_addresses import SCHEMES
from plugins.wordpress.conversion.attribute_values import valid_value
from plugins.wordpress.conversion.code_blocks import name_languages
from plugins.wordpress.conversion.code_lines import lines_to_code
from plugins.wordpress.conversion.elements import parse
from plugins.wordpress.conversion.embedded import link_embedded
from plugins.wordpress.conversion.html_names import DROPPED_WITH_CONTENT
from plugins.wordpress.conversion.inventory import attribute
from plugins.wordpress.conversion.limits import DEEPEST, TooComplexError
from plugins.wordpress.conversion.normalising import LOOKS, normalise

if TYPE_CHECKING:
    from bs4 import Tag

_ELEMENTS = nh3.ALLOWED_TAGS - LOOKS | {"section", "main"}
_ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "title", "name"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "code": {"class"},
    "abbr": {"title"},
    "time": {"datetime"},
}
_CLEANER = nh3.Cleaner(
    tags=_ELEMENTS,
    clean_content_tags=set(DROPPED_WITH_CONTENT),
    attributes=_ATTRIBUTES,
    url_schemes=set(SCHEMES),
    attribute_filter=valid_value,
    link_rel=None,
)

# What a reference such as `&#27;` stands for is there only once it has been read.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SCHEME = re.compile(r"\s*(?P<name>[a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
# Marks of WordPress, and what Word puts around its own.
_NO_CONTENT = re.compile(
    r"\s*(?:more|nextpage|noteaser|/?wp:|\[|\?xml|StartFragment|EndFragment|$)"
)
_SMILEY = re.compile(r"(?:^|\s)(?:wp-smiley|emoji)(?:\s|$)")
_HANDLER = re.compile(r"on[a-z]+", re.IGNORECASE)
_LATE_SOURCES = ("data-original", "data-lazy-src", "data-src")


@dataclass(frozen=True, slots=True)
class Safe:
    """HTML without anything that runs or that only looks some way.

    Attributes:
        soup: its elements and attributes are those of `sanitise` alone.
        notes: what had to go or to change for it, one line for each kind.
        embedded: addresses of frames, players and Flash, which are links now.
    """

    soup: BeautifulSoup
    notes: list[str]
    embedded: tuple[str, ...]


def sanitise(rendered: str) -> Safe:
    """Safe HTML of `rendered`.

    Tags that are no HTML (`<VPS>`) become text; frames, players and Flash become links; scripts,
    styles, event handlers and addresses that run code are dropped. Code blocks get
    `class="language-…"` where a highlighter's markup names the language.

    Raises:
        TooComplexError: more than `limits.MOST_ELEMENTS` elements, or `limits.DEEPEST` levels.
    """
    read, notes = normalise(rendered)
    soup = parse(read)
    linked, embedded = link_embedded(soup)
    notes += linked + _dropped(soup) + _spelt_smilies(soup) + lines_to_code(soup)
    _load_late_pictures(soup)
    name_languages(soup)
    safe = parse(_CONTROL.sub("", _CLEANER.clean(str(soup))))
    _check_depth(safe)
    _name_lost_pictures(safe)
    return Safe(safe, notes, tuple(embedded))


def _dropped(soup: BeautifulSoup) -> list[str]:
    gone: Counter[str] = Counter()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if not _NO_CONTENT.match(comment):
            gone[f"comment <!--{' '.join(comment.split())[:60]}-->"] += 1
    for tag in soup.find_all(True):
        if tag.name in DROPPED_WITH_CONTENT:
            gone[f"<{tag.name}> with its content"] += 1
        elif tag.name not in _ELEMENTS and tag.name in {"form", "input", "svg", "math", "button"}:
            gone[f"<{tag.name}> (its text stays)"] += 1
        for name in tag.attrs:
            if _HANDLER.fullmatch(name):
                gone[f"script in {name}="] += 1
            elif name in {"href", "src"} and _is_unsafe(attribute(tag, name)):
                gone[f"address {attribute(tag, name).strip()[:60]}"] += 1
    return [f"dropped: {what}" + (f" ({n}×)" if n > 1 else "") for what, n in gone.items()]


def _is_unsafe(address: str) -> bool:
    scheme = _SCHEME.match(address)
    return scheme is not None and scheme["name"].lower() not in SCHEMES


def _spelt_smilies(soup: BeautifulSoup) -> list[str]:
    """Write out the pictures that WordPress made of `:)` and of emoji: they are its own files."""
    number = 0
    for picture in soup.find_all("img", alt=True):
        is_smiley = _SMILEY.search(attribute(picture, "class"))
        if is_smiley or "/wp-includes/images/smilies/" in attribute(picture, "src"):
            picture.replace_with(attribute(picture, "alt"))
            number += 1
    return [f"pictures of smilies became text: {number}"] if number else []


def _load_late_pictures(soup: BeautifulSoup) -> None:
    """Show what scripts of the old site put into the place of an empty picture."""
    for picture in soup.find_all("img"):
        late = next((one for name in _LATE_SOURCES if (one := attribute(picture, name))), "")
        if late:
            picture["src"] = late


def _name_lost_pictures(soup: BeautifulSoup) -> None:
    """Show what browsers show in the place of a picture that has no address."""
    for picture in soup.find_all("img"):
        if not attribute(picture, "src").strip():
            picture.replace_with(attribute(picture, "alt"))


def _check_depth(soup: BeautifulSoup) -> None:
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        if depth > DEEPEST:
            raise TooComplexError(f"HTML elements nested more than {DEEPEST} deep")
        waiting.extend((child, depth + 1) for child in tag.find_all(True, recursive=False))
