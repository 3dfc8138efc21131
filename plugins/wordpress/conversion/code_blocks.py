"""`<pre>` of any origin as the site's own code blocks, their language by its name."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import PreformattedString

from plugins.wordpress.conversion.elements import is_within
from plugins.wordpress.conversion.inventory import attribute

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:brush:\s*|lang:|language-|lang-)(?P<marked>[A-Za-z][\w+#.-]*)|^(?P<bare>[a-z]\w*)$"
)
# `bench` is the site's own: an imported block of that name would be read as a question to its data.
_NO_LANGUAGES = frozenset({"default", "plain", "text", "prettyprint", "bench", "code"})

# No document holds these characters.
_BREAK, _EDGE = "\x00", "\x01"
_EDGES = re.compile(f"\n?{_EDGE}(?:\n?{_EDGE})*\n?")
_LINES = frozenset({"p", "div"})
_MOST_LINES = 200


def name_languages(soup: BeautifulSoup) -> None:
    """Give each `<pre>` one `<code>` with its text, and `class="language-…"` where one is named.

    Those that hold links or pictures keep their elements. Inline code of several lines becomes
    a block, or lines. A table that holds nothing but code goes.
    """
    _break_code(soup)
    _unwrap(soup)
    for pre in soup.find_all("pre"):
        said = [attribute(pre, "data-enlighter-language"), attribute(pre, "lang")]
        said += [attribute(pre, "class"), *(attribute(code, "class") for code in pre("code"))]
        language = next((name for text in said if (name := _language(text))), "")
        if pre.find("img") or pre.find("a", href=True):
            continue
        code = soup.new_tag("code")
        if language:
            code["class"] = f"language-{language}"
        code.string = _text(pre)
        pre.clear()
        pre.append(code)


def _language(text: str) -> str:
    found = _LANGUAGE.search(text)
    name = (found["marked"] or found["bare"] or "").lower() if found else ""
    return "" if name in _NO_LANGUAGES else name


def _break_code(soup: BeautifulSoup) -> None:
    """Lines of inline code: a block where nothing stands beside them, else one `<code>` each."""
    for code in soup.find_all("code"):
        if code.find("br") is None or is_within(code, {"pre"}):
            continue
        text, parent = _text(code), code.parent
        lines = text.split("\n")
        if parent is not None and parent.name == "p" and _is_alone(code):
            parent.name, parent.string = "pre", text
        elif len(lines) > _MOST_LINES:
            code.name, code.string = "pre", text
        else:
            for number, line in enumerate(lines):
                if number:
                    code.insert_before(soup.new_tag("br"))
                if line.strip():
                    code.insert_before(soup.new_tag("code", string=line))
            code.decompose()


def _unwrap(soup: BeautifulSoup) -> None:
    """Take code out of the tables that WP-Syntax puts it into, unless they number its lines."""
    for table in soup.find_all("table"):
        blocks = table.find_all("pre", recursive=True)
        if not blocks or table.find(["img", "table"]) or any(map(_is_numbers, blocks)):
            continue
        within = sum(len(block.get_text().split()) for block in blocks)
        if within == len(table.get_text(" ").split()):
            table.replace_with(*(block.extract() for block in blocks))


def _is_numbers(block: Tag) -> bool:
    return not re.search(r"[^\d\s]", block.get_text())


def _is_alone(tag: Tag) -> bool:
    siblings = chain(tag.previous_siblings, tag.next_siblings)
    return not any(isinstance(node, Tag) or str(node).strip() for node in siblings)


def _text(root: Tag) -> str:
    """The text of code, with line ends for `<br>` and around paragraphs."""
    pieces: list[str] = []
    waiting: list[object] = list(reversed(root.contents))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            edge = _EDGE if node.name in _LINES else ""
            pieces.append(_BREAK if node.name == "br" else edge)
            waiting += [_Edge(edge), *reversed(node.contents)]
        elif isinstance(node, _Edge) or not isinstance(node, PreformattedString):
            pieces.append(str(node))
    # `<br>` and a line end are one break: an editor wrote the first for the second.
    text = "".join(pieces).replace(f"{_BREAK}\n", "\n").replace(_BREAK, "\n")
    return _EDGES.sub("\n", text.strip(_EDGE)).replace(_EDGE, "")


class _Edge(str):
    """What stands at the end of an element."""

    __slots__ = ()
