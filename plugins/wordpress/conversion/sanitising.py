"""From rendered HTML of unknown origin to a small, safe set of elements."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

import nh3
from bs4 import BeautifulSoup, Comment

from plugins.wordpress.conversion.html_names import DROPPED_WITH_CONTENT, EMBEDDED, KNOWN
from plugins.wordpress.conversion.inventory import attribute
from plugins.wordpress.conversion.limits import DEEPEST, MOST_ELEMENTS, TooComplexError
from plugins.wordpress.conversion.rendered_source import restore_code

if TYPE_CHECKING:
    from bs4 import Tag

# Without those that only look: broken editors nest them by the hundred.
_LOOKS = {"span", "font", "big", "bdi", "bdo", "data", "area", "map", "nav"}
_ELEMENTS = nh3.ALLOWED_TAGS - _LOOKS | {"section", "main"}
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
    url_schemes={"http", "https", "ftp", "mailto", "tel"},
    link_rel=None,
)

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9._-]*)(?![\w:.-])[^<>]*>")
# Empty lines by the hundred are no layout; each costs a search through its siblings.
_MANY_BREAKS = re.compile(r"(?:<br\s*/?>\s*){100,}")
_UNSAFE_SCHEME = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
_HANDLER = re.compile(r"on[a-z]+", re.IGNORECASE)
_ADDRESS_ATTRIBUTES = ("src", "data", "value")
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:brush:\s*|lang:|language-|lang-)(?P<marked>[A-Za-z][\w+#.-]*)|^(?P<bare>[a-z]\w*)$"
)
# `bench` is the site's own: an imported block of that name would be read as a question to its data.
_NO_LANGUAGES = frozenset({"default", "plain", "text", "prettyprint", "bench", "code"})


def sanitise(rendered: str) -> tuple[BeautifulSoup, list[str]]:
    """Safe HTML, and what had to go or to change for it, one line for each kind.

    Tags that are no HTML (`<VPS>`) become text; frames, players and Flash become links; scripts,
    styles, event handlers and addresses that run code are dropped. Code blocks get back the white
    space that `rendered_source.render_source` had marked, and `class="language-…"` where a
    highlighter's markup names the language.

    Raises:
        TooComplexError: more than `limits.MOST_ELEMENTS` elements, or `limits.DEEPEST` levels.
    """
    unknown: Counter[str] = Counter()
    known = _TAG.sub(lambda found: _as_text(found, unknown), _MANY_BREAKS.sub("<br><br>", rendered))
    _check_number(known)
    soup = BeautifulSoup(known, "html.parser")
    notes = [f"<{name}> is no HTML and stays as text ({n}×)" for name, n in unknown.items()]
    notes += _link_embedded(soup)
    notes += _dropped(soup)
    _name_languages(soup)
    safe = BeautifulSoup(_CLEANER.clean(str(soup)), "html.parser")
    _check_depth(safe)
    for pre in safe.find_all("pre"):
        for text in pre.find_all(string=True):
            text.replace_with(restore_code(text))
    return safe, notes


def _as_text(found: re.Match[str], unknown: Counter[str]) -> str:
    name = found[1]
    if name.lower() in KNOWN:
        return found[0]
    unknown[name] += 1
    return html.escape(html.unescape(found[0]), quote=False)


def _link_embedded(soup: BeautifulSoup) -> list[str]:
    notes = []
    for element in soup.find_all(EMBEDDED):
        if element.find_parent(EMBEDDED):
            continue
        addresses = dict.fromkeys(
            address
            for part in (element, *element.find_all(True))
            for name in _ADDRESS_ATTRIBUTES
            if (address := _fetched(part, name))
        )
        paragraph = soup.new_tag("div")
        for address in addresses:
            link = soup.new_tag("a", href=address)
            link.string = address
            paragraph.extend([link, "\n"])
        inner = element.get_text().strip()
        if inner:
            paragraph.append(inner)
        element.replace_with(paragraph)
        notes.append(f"<{element.name}> became a link to {' and '.join(addresses) or 'nothing'}")
    return notes


def _fetched(tag: Tag, name: str) -> str:
    if name == "value" and attribute(tag, "name").lower() not in {"movie", "src", "url"}:
        return ""
    return attribute(tag, name).strip()


def _dropped(soup: BeautifulSoup) -> list[str]:
    gone: Counter[str] = Counter()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        gone[f"comment <!--{' '.join(comment.split())[:60]}-->"] += 1
    for tag in soup.find_all(True):
        if tag.name in DROPPED_WITH_CONTENT:
            gone[f"<{tag.name}> with its content"] += 1
        elif tag.name not in _ELEMENTS and tag.name in {"form", "input", "svg", "math", "button"}:
            gone[f"<{tag.name}> (its text stays)"] += 1
        for name in tag.attrs:
            if _HANDLER.fullmatch(name):
                gone[f"script in {name}="] += 1
            elif name in {"href", "src"} and _UNSAFE_SCHEME.match(attribute(tag, name)):
                gone[f"address {attribute(tag, name).strip()[:60]}"] += 1
    return [f"dropped: {what}" + (f" ({n}×)" if n > 1 else "") for what, n in gone.items()]


def _name_languages(soup: BeautifulSoup) -> None:
    for pre in soup.find_all("pre"):
        said = [attribute(pre, "data-enlighter-language"), attribute(pre, "lang")]
        said += [attribute(pre, "class"), *(attribute(code, "class") for code in pre("code"))]
        language = next((name for text in said if (name := _language(text))), "")
        code = soup.new_tag("code")
        if language:
            code["class"] = f"language-{language}"
        _break_lines(pre)
        text = pre.get_text()
        # Browsers skip a line end right behind <pre>; behind <pre><code> it counts.
        code.string = text if pre.find("code") else text.removeprefix("\n")
        pre.clear()
        pre.append(code)


def _language(text: str) -> str:
    found = _LANGUAGE.search(text)
    name = (found["marked"] or found["bare"] or "").lower() if found else ""
    return "" if name in _NO_LANGUAGES else name


def _break_lines(pre: Tag) -> None:
    for line_break in pre.find_all("br"):
        line_break.replace_with("\n")


def _check_number(rendered: str) -> None:
    elements = sum(not found[0].startswith("</") for found in _TAG.finditer(rendered))
    if elements > MOST_ELEMENTS:
        raise TooComplexError(f"{elements:,} HTML elements, more than {MOST_ELEMENTS:,}")


def _check_depth(soup: BeautifulSoup) -> None:
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        if depth > DEEPEST:
            raise TooComplexError(f"HTML elements nested more than {DEEPEST} deep")
        waiting.extend((child, depth + 1) for child in tag.find_all(True, recursive=False))
