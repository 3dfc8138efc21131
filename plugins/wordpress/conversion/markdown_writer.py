"""One block of clean HTML as Markdown: markdownify, with the Markdown of Python-Markdown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from markdownify import ATX, MarkdownConverter

from plugins.wordpress.conversion.elements import holds
from plugins.wordpress.conversion.inventory import attribute

if TYPE_CHECKING:
    from bs4 import Tag

_RAW_INLINE = ["sub", "sup", "u", "ins", "del", "mark", "small", "q", "cite", "dfn"]
_RAW_INLINE += ["var", "time", "abbr"]

_BACKSLASHED = re.compile(r"([\\`*_{}\[\]()>#+\-.!|])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
_LIGHT = re.compile(r"([`*]|\\(?=[\\`*_{}\[\]()>#+\-.!|])|(?<![^\W_])_|_(?![^\W_]))")
_LINE_START = re.compile(r"(?m)^([ ]{0,3})([#>]|[-+](?=\s|$)|=+$|-+$)")
_NUMBER_START = re.compile(r"(?m)^([ ]{0,3}\d+)\.(?=\s)")
_COLON_START = re.compile(r"(?m)^([ ]{0,3}):(?=\s)")
_EMPTY_LINES = re.compile(r"(?<! ) *\n(?: *\n)+")
_INDENT = re.compile(r"(?m)^ +")
_GAPS = re.compile(r"(?<=\S) {2,}(?=\S)")
_SPACES = re.compile(r"[ \t\r\n]+")


def markdown_of(block: Tag, *, strict: bool) -> str:
    """Markdown of `block`, without line ends around it.

    Args:
        block: as `presentation.simplify` leaves it.
        strict: escape every special character, not only those that nearly always need it.
    """
    converter = _converter(strict=strict)
    converter.forget_lists()
    return str(converter.process_tag(block, parent_tags=set())).strip("\n")


_Base: Any = MarkdownConverter  # its type stub leaves out nearly all methods


class _Converter(_Base):  # type: ignore[misc]
    """markdownify with the Markdown of Python-Markdown: nested blocks are indented by four."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._lists: dict[int, tuple[int, bool]] = {}

    def forget_lists(self) -> None:
        """Begin with another block; lists are known by their place in memory."""
        self._lists.clear()

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (their signature)
        text = _SPACES.sub(" ", text)
        if self.options["strict"]:
            text = _BACKSLASHED.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
            return text.replace(":", "&#58;").replace("~", "&#126;").replace("=", "&#61;")
        # Python-Markdown knows no backslash before these two.
        text = _TAG_LIKE.sub("&lt;", _ENTITY.sub("&amp;", text))
        return _LIGHT.sub(r"\\\1", text)

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" not in parent_tags:
            text = _INDENT.sub("", _EMPTY_LINES.sub("\n\n", text.strip()))
            text = _GAPS.sub(" ", _escape_line_starts(text))
        return str(super().convert_p(el, text, parent_tags))

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        if attribute(el, "id") or attribute(el, "name"):
            return _wrapped(el, text)
        href = attribute(el, "href")
        if not attribute(el, "title") and el.get_text() == href and re.match(r"https?://", href):
            return f"<{href}>"
        before, after = (" " if text[:1].isspace() else "", " " if text[-1:].isspace() else "")
        return f"{before}[{text.strip()}]({_destination(href)}{_title(el)}){after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        alt = re.sub(r"([\[\]\\`*_])", r"\\\1", " ".join(attribute(el, "alt").split()))
        alt = _ENTITY.sub("&amp;", alt)
        sizes = [f'{side}="{attribute(el, side)}"' for side in ("width", "height") if el.get(side)]
        size = f"{{: {' '.join(sizes)}}}" if sizes else ""
        return f"![{alt}]({_destination(attribute(el, 'src'))}{_title(el)}){size}"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "td" in parent_tags or "th" in parent_tags:
            return "<br>"
        return str(super().convert_br(el, text, parent_tags))

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        parent = el.parent if el.parent is not None else el
        number, loose = self._item(parent)
        bullet = f"{number}." if parent.name == "ol" else "-"
        lines = text.strip("\n ").split("\n")
        rest = [f"    {line}" if line else "" for line in lines[1:]]
        return "\n".join([f"{bullet} {lines[0]}".rstrip(), *rest]) + ("\n\n" if loose else "\n")

    def _item(self, parent: Tag) -> tuple[int, bool]:
        """Number of the next item of the list `parent`, and whether its items hold paragraphs."""
        # Kept for each list: asking the siblings of each item would be quadratic.
        if id(parent) not in self._lists:
            start = attribute(parent, "start")
            loose = holds(parent, {"p", "pre", "blockquote"})
            self._lists[id(parent)] = (int(start) if start.isdecimal() else 1, loose)
        number, loose = self._lists[id(parent)]
        self._lists[id(parent)] = (number + 1, loose)
        return number, loose

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        code = el.get_text().removesuffix("\n")
        if "li" in parent_tags or "blockquote" in parent_tags:
            # Python-Markdown reads fences at the top level only.
            indented = "\n".join(
                f"    {line}" if line.strip() else line for line in code.split("\n")
            )
            return f"\n\n{indented}\n\n"
        longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
        fence = "`" * max(3, longest + 1)
        inner = el.find("code")
        language = attribute(inner, "class").removeprefix("language-") if inner else ""
        return f"\n\n{fence}{language}\n{code}\n{fence}\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        cell = re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))
        return str(super().convert_td(el, cell, parent_tags))

    convert_th = convert_td

    def convert_kbd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        # markdownify takes these for code, and hands their text on unescaped.
        plain = "pre" in parent_tags or "code" in parent_tags
        return text if plain else _wrapped(el, self.escape(el.get_text(), parent_tags))

    convert_samp = convert_kbd

    def get_conv_fn(self, tag_name: str) -> Any:
        if tag_name in _RAW_INLINE:
            return lambda el, text, parent_tags: _wrapped(el, text)  # noqa: ARG005
        return super().get_conv_fn(tag_name)


@lru_cache(2)
def _converter(*, strict: bool) -> _Converter:
    # One for all blocks: to build it costs more than to write a paragraph.
    return _Converter(strict=strict, heading_style=ATX, bullets="-", autolinks=True)


def _wrapped(el: Tag, text: str) -> str:
    attributes = {name: attribute(el, name) for name in el.attrs}
    shell = BeautifulSoup("", "html.parser").new_tag(el.name, attrs=attributes)
    opening = str(shell).removesuffix(f"</{el.name}>")
    return f"{opening}{text}</{el.name}>"


def _destination(address: str) -> str:
    return _ENTITY.sub("&amp;", address)


def _title(el: Tag) -> str:
    title = " ".join(attribute(el, "title").split())
    if not title:
        return ""
    escaped = _ENTITY.sub("&amp;", title.replace("\\", "\\\\")).replace('"', "&quot;")
    return f' "{escaped}"'


def _escape_line_starts(text: str) -> str:
    text = _LINE_START.sub(r"\1\\\2", text)
    text = _COLON_START.sub(r"\1&#58;", text)
    return _NUMBER_START.sub(r"\1\\.", text)
