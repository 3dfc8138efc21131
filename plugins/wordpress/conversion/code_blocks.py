"""`<pre>` of any origin as the site's own code blocks, their language by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.elements import elements, is_within
from plugins.wordpress.conversion.inventory import attribute

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:brush:\s*|lang:|language-|lang-)(?P<marked>[A-Za-z][\w+#.-]*)|^(?P<bare>[a-z]\w*)$"
)
# `bench` is the site's own: an imported block of that name would be read as a question to its data.
_NO_LANGUAGES = frozenset({"default", "plain", "text", "prettyprint", "bench", "code"})


def name_languages(soup: BeautifulSoup) -> None:
    """Give each `<pre>` one `<code>` with its text, and `class="language-…"` where one is named.

    Those that hold links or pictures keep their elements. Inline code of several lines becomes
    a block, or lines.
    """
    _break_code(soup)
    for pre in soup.find_all("pre"):
        said = [attribute(pre, "data-enlighter-language"), attribute(pre, "lang")]
        said += [attribute(pre, "class"), *(attribute(code, "class") for code in pre("code"))]
        language = next((name for text in said if (name := _language(text))), "")
        _break_lines(pre)
        if pre.find("img") or pre.find("a", href=True):
            continue
        code = soup.new_tag("code")
        if language:
            code["class"] = f"language-{language}"
        code.string = pre.get_text()
        pre.clear()
        pre.append(code)


def _language(text: str) -> str:
    found = _LANGUAGE.search(text)
    name = (found["marked"] or found["bare"] or "").lower() if found else ""
    return "" if name in _NO_LANGUAGES else name


def _break_lines(pre: Tag) -> None:
    # `<br>` and a line end are one break: an editor wrote the first for the second.
    for line_break in pre.find_all("br"):
        if not _begins_with_line_end(line_break.next_sibling):
            line_break.insert_after("\n")
        line_break.unwrap()
    for paragraph in elements(pre, {"p", "div"}):
        before = paragraph.previous_sibling
        if before is not None and not str(before).endswith("\n"):
            paragraph.insert_before("\n")
        if paragraph.next_sibling is not None and not _begins_with_line_end(paragraph.next_sibling):
            paragraph.insert_after("\n")
        paragraph.unwrap()


def _begins_with_line_end(node: object) -> bool:
    return isinstance(node, str) and node.startswith("\n")


def _break_code(soup: BeautifulSoup) -> None:
    """Lines of inline code: a block where nothing stands beside them, else one `<code>` each."""
    for code in soup.find_all("code"):
        if code.find("br") is None or is_within(code, {"pre"}):
            continue
        parent = code.parent
        if parent is not None and parent.name == "p" and _is_only_child(code, parent):
            _break_lines(code)
            parent.name = "pre"
            continue
        _break_lines(code)
        lines = code.get_text().split("\n")
        for line in lines:
            if line.strip():
                one = soup.new_tag("code", string=line)
                code.insert_before(one)
            if line is not lines[-1]:
                code.insert_before(soup.new_tag("br"))
        code.decompose()


def _is_only_child(tag: Tag, parent: Tag) -> bool:
    return all(child is tag or not str(child).strip() for child in parent.children)
