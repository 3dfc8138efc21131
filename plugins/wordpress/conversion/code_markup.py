"""Code in WordPress's own content, as the plugins that coloured it showed it: byte for byte.

What each plugin does with the text between its marks:

- SyntaxHighlighter Evolved (`[code]`, `[sourcecode language="php"]`, `[php]`, …): shown as typed;
  stored entities are read only where the text has no `<` and no `>` of its own.
- WP-Syntax (`<pre lang="php" line="1">`): shown as typed, entities too, unless `escaped="true"`;
  without the plugin, which few still have, a browser reads them.
- CodeColorer (`[cc lang="php"]`, `[cc_php]`, `[cci]`, `<code lang="php">`): likewise.
- Crayon (`<pre class="lang:php decode:true">`, `<span class="lang:php crayon-inline">`): entities
  are read with `decode:true`.
- Enlighter, Prettify, Gutenberg: ordinary HTML.

A text that has a `<` or `>` of its own is taken as typed where a plugin may have shown it so; the
entities of any other are read, which is what its author meant.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.html_names import names
from plugins.wordpress.conversion.shortcodes import find, parse_attributes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.wordpress.conversion.holding import Holding
    from plugins.wordpress.conversion.shortcodes import Shortcode

LANGUAGES = names(
    "actionscript3 apache as3 asm bash batch c c-sharp cf clj clojure coldfusion cpp csharp css"
    " delphi diff erl erlang fsharp go golang groovy html ini java javafx javascript jfx js jscript"
    " lua matlab matlabkey nginx obj-c objc pas pascal patch perl php pl plain powershell ps py"
    " python r rails rb ror ruby scala shell splus sql text vb vbnet xhtml xml xslt yaml"
)
"""Languages that are shortcodes of highlighters."""

COLOURED = names("code sourcecode source crayon highlight geshi syntax enlighter prettify")
"""Further shortcodes of highlighters."""

_MATHS = names("latex math tex")
_CODE_COLORER = re.compile(r"\[(cc[a-zA-Z]{0,6}(?:_[\w+#-]+)?)(?=[\s\]])")

_WRITTEN = re.compile(
    r"<(?P<name>pre|code)\b(?P<attributes>[^>]*)>(?P<code>.*?)</(?P=name)\s*>"
    r"|<span class=\"[^\"]*\bcrayon-inline\b[^\"]*\"[^<>]*>(?P<inline>[^\n]{0,1000}?)</span>"
    r"|(?P<maths>\$latex[= ][^$\n]*[^$\n\\]\$)",
    re.DOTALL | re.IGNORECASE,
)
_CLASS_LANGUAGE = re.compile(r"(?:^|\s)(?:brush:\s*|lang:|lang(?:uage)?-)(?P<language>[\w+#-]+)")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_COLOURS = re.compile(r"</?(?:span|code|strong|em|b|i|u|font|a|br)\b[^<>]*>", re.IGNORECASE)


def hold_code(text: str, holding: Holding) -> str:
    """`text` with its code and formulas put away as finished HTML."""
    known = COLOURED | LANGUAGES | _MATHS | set(_CODE_COLORER.findall(text))
    marks: list[Shortcode | re.Match[str]] = [*find(text, known), *_WRITTEN.finditer(text)]
    marks.sort(key=_start)
    pieces: list[str] = []
    position = 0
    for mark in marks:
        start = _start(mark)
        if start < position:  # within the code before
            continue
        if isinstance(mark, re.Match):
            end, new = mark.end(), _written(mark, holding)
        else:
            end, new = mark.end, _shortcode(mark, text, holding)
        pieces += [text[position:start], text[start:end] if new is None else new]
        position = end
    return "".join([*pieces, text[position:]])


def code_block(code: str, language: str, title: str = "") -> str:
    """HTML of a block of code; `title` is what the highlighter showed above it."""
    name = f' class="language-{html.escape(language.lower())}"' if language else ""
    above = f"<p><strong>{html.escape(html.unescape(title))}</strong></p>" if title else ""
    shown = html.escape(_without_blank_edges(code), quote=False)
    return f"{above}<pre><code{name}>{shown}</code></pre>"


def inline_code(typed: str) -> str:
    """HTML of code within a line, whose entities are read."""
    return f"<code>{typed.strip().replace('<', '&lt;').replace('>', '&gt;')}</code>"


def _without_blank_edges(code: str) -> str:
    above = _BLANK_LINES.match(code)
    code = code[above.end() :] if above else code
    end = len(code.rstrip(" \t\n"))
    return code[:end] + code[end:].partition("\n")[0]


def _start(mark: Shortcode | re.Match[str]) -> int:
    return mark.start() if isinstance(mark, re.Match) else mark.start


def _shortcode(code: Shortcode, text: str, holding: Holding) -> str | None:
    if code.content is None:
        return None
    if code.escaped:
        return holding.inline(html.escape(html.unescape(text[code.start + 1 : code.end - 1])))
    if code.name in _MATHS:
        typed = f"[{code.name}]{_typed(code.content)}[/{code.name}]"
        return holding.inline(html.escape(typed, quote=False))
    values = code.attributes
    source = html.unescape(code.content) if _is_escaped(values) else _typed(code.content)
    language = values.get("language") or values.get("lang") or ""
    if not language and code.name in LANGUAGES:
        language = code.name
    if code.name.startswith("cc"):
        language = language or code.name.partition("_")[2]
        if "i" in code.name.partition("_")[0].lower():
            return holding.inline(f"<code>{html.escape(source.strip(), quote=False)}</code>")
    return holding.block(code_block(source, language, values.get("title", "")))


def _written(found: re.Match[str], holding: Holding) -> str | None:
    if found["maths"]:
        return holding.inline(html.escape(_typed(found["maths"]), quote=False))
    if found["inline"] is not None:
        return holding.inline(inline_code(found["inline"]))
    values, code = parse_attributes(found["attributes"].rstrip("/")), found["code"]
    if found["name"].lower() == "code":
        if "lang" in values:
            return holding.block(code_block(_typed(code), values["lang"]))
        return holding.block(f"<pre>{found[0]}</pre>") if _stands_alone(found) else None
    return _pre(found, values, holding)


def _pre(found: re.Match[str], values: Mapping[str, str], holding: Holding) -> str:
    code = found["code"]
    named = _CLASS_LANGUAGE.search(values.get("class", ""))
    crayon = "lang:" in values.get("class", "")
    if "lang" not in values and not crayon:
        return holding.block(found[0])
    language = values.get("lang") or (named["language"] if named else "")
    if _is_escaped(values) or "decode:true" in values.get("class", ""):
        source = html.unescape(code)
    elif not {"line", "escaped"} & values.keys() and _COLOURS.search(code):
        return holding.block(found[0])
    else:
        source = _typed(code)
    return holding.block(code_block(source, language, values.get("title", "") if crayon else ""))


def _typed(code: str) -> str:
    """The characters that the author typed."""
    return code if "<" in code or ">" in code else html.unescape(code)


def _is_escaped(values: Mapping[str, str]) -> bool:
    return values.get("escaped", "").lower() in {"true", "1", "yes"}


def _stands_alone(found: re.Match[str]) -> bool:
    """Whether it is several lines of code, and whole lines of the text."""
    before = found.string[max(0, found.start() - 80) : found.start()].rpartition("\n")[2]
    after = found.string[found.end() : found.end() + 80].partition("\n")[0]
    return "\n" in found["code"].strip() and not before.strip() and not after.strip()
