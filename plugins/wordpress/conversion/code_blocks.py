"""`<pre>` of any origin as the site's own code blocks, their language by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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

    Those that hold links or pictures keep their elements.
    """
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
    for line_break in pre.find_all("br"):
        after = line_break.next_sibling
        # `<br>` and a line end are one break: an editor wrote the first for the second.
        if not str(after or "").startswith("\n"):
            line_break.insert_before("\n")
        line_break.decompose()
    for paragraph in pre.find_all("p"):
        paragraph.insert_after("\n")
        paragraph.unwrap()
