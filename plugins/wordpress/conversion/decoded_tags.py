"""Tags that an exporter wrote as text: `在<head>里`, which Markdown would take for markup.

Exporters read entities when they turn HTML into Markdown: what WordPress showed as `<head>` stands
in the export as a tag. It is told from a tag of the page by its place: exporters write those of
blocks on lines of their own, and none of a document.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.exported_chunks import chunks
from plugins.wordpress.conversion.html_names import BLOCKS, INLINE, names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.wordpress.conversion.exported_chunks import Chunk

_DOCUMENT = names("html head body title meta link base script style noscript frameset noframes")
_CONTROLS = names("form fieldset input select option textarea button label")
# Elements of HTML 5 are inline to exporters, which may leave them in the midst of a line.
_BLOCKS = BLOCKS - names(
    "address article aside details figcaption figure footer header main pre section summary"
)
# Those that nobody has to end.
_OPEN_ENDED = names("p li dt dd tr td th hr")
_PAIRED = names("a b i u s em strong font span del ins big small sub sup strike cite tt q")

_TOKEN = re.compile(
    r"(?P<ticks>(?<!`)`+(?!`)).*?(?<!`)(?P=ticks)(?!`)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:[\s/][^<>]*)?)>"
)
_DECLARATION = re.compile(r"<(?=\?(?!xml:)|(?<=.<)!DOCTYPE)", re.IGNORECASE)
_CUT = re.compile(rf"<(?=/?(?:{'|'.join(sorted(_DOCUMENT))})[^<>\w]*<)", re.IGNORECASE)
_END = re.compile(r"</([A-Za-z][A-Za-z0-9]*)")
_MARKER = re.compile(r"[\s>]*(?:(?:[*+-]|\d+[.)])\s+)*#*")
_INVISIBLE = re.compile(r"&nbsp;|&#160;|[\s\u3000*_~]+")
# Converters leave the ends of lists that hold code: `</li> </ol>`.
_NO_TEXT = re.compile(rf"(?:{_INVISIBLE.pattern}|</[A-Za-z][A-Za-z0-9]*>)+")
_SPAN_END = re.compile(r"\s*</(?:span|font)>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([_*\[\]])")
_HARD_BREAK = "  "
_MOST_TICKS = 200
_MANY = 20


def escape_decoded_tags(text: str) -> str:
    r"""`text` with `&lt;` for each `<` that was text in WordPress.

    Args:
        text: an exporter's Markdown with `\n` line ends, code blocks put away.
    """
    if "<" not in text:
        return text
    last_ends = {found[1].lower(): found.start() for found in _END.finditer(text)}
    opened: Counter[str] = Counter()
    lines: list[str] = []
    position = 0
    for chunk in chunks(text):
        if chunk.kind in {"prose", "html"}:
            reader = _Reader(chunk, last_ends, opened)
            lines += [reader.line(number, position) for number in range(len(chunk.lines))]
        else:
            lines += chunk.lines
        position += sum(map(len, chunk.lines)) + len(chunk.lines)
    return "\n".join(lines)


class _Reader:
    """Reads the lines of one chunk."""

    def __init__(self, chunk: Chunk, last_ends: Mapping[str, int], opened: Counter[str]) -> None:
        self._lines = chunk.lines
        self._opened = opened
        self._is_prose = chunk.kind == "prose"
        self._last_ends = last_ends
        tags = [tag for line in chunk.lines for tag in _TOKEN.finditer(line) if tag["name"]]
        self._unended = Counter(tag["name"].lower() for tag in tags if not tag["end"])
        self._unended.subtract(tag["name"].lower() for tag in tags if tag["end"])
        self._escaped: set[str] = set()
        self._is_marked = False  # whether the line is one of a quotation or an item of a list
        self._length = 0  # of the line without white space at its end
        self._text_end = 0  # where the last text of the line ends

    def line(self, number: int, position: int) -> str:
        """The line `number`; `position` is where the chunk begins in the text."""
        line = self._lines[number]
        if "<" not in line or line.count("`") > _MOST_TICKS:
            return line
        broken = self._is_prose and _HARD_BREAK in {
            line[-2:],
            self._lines[number - 1][-2:] if number else "",
        }
        start = _MARKER.match(line)
        self._is_marked = start is not None and bool(start[0].strip("# "))
        self._length, self._text_end = len(line.rstrip()), _text_end(line)
        pieces: list[str] = []
        done = start.end() if start else 0
        pieces.append(line[:done])
        seen, coloured = broken, False
        for token in _TOKEN.finditer(line, done):
            between = line[done : token.start()]
            seen = seen or bool(_INVISIBLE.sub("", between))
            whole, name = token[0], (token["name"] or "").lower()
            in_colour = coloured and _is_coloured(token, name, between)
            coloured = name in {"span", "font"} and not token["end"]
            if name and (in_colour or self._is_text(token, name, seen, position)):
                self._escaped.add(name)
                whole, seen = f"&lt;{whole[1:]}", True
            elif name in _DOCUMENT:
                ends = self._last_ends.get(name, -1) > position
                change = -1 if token["end"] else int(ends)
                self._opened[name] = max(0, self._opened[name] + change)
            # Within a tag that was text an exporter escaped as in any other text.
            pieces += [between, _ESCAPED.sub(r"\1", whole) if name else whole]
            done = token.end()
            seen = seen or not name
        text = _CUT.sub("&lt;", "".join([*pieces, line[done:]]))
        text = _DECLARATION.sub("&lt;", text)
        return f"&lt;{text[1:]}" if broken and text[:3].lower() == "<!d" else text

    def _is_text(self, tag: re.Match[str], name: str, within: bool, position: int) -> bool:
        """Whether `tag` is text.

        Args:
            tag: with the line that it stands in.
            name: of its element.
            within: it stands behind text, or among lines that end with a break.
            position: of the chunk in the text.
        """
        if self._opened["script"] or self._opened["style"] or (tag["end"] and self._opened[name]):
            return False
        if name in _DOCUMENT:
            lone = not tag["end"] and tag.end() < self._length
            return within or self._is_marked or (lone and self._never_ends(name, position))
        bare = not tag["attributes"].strip(" /")
        if not self._is_prose:
            return False
        if name in _PAIRED:
            return bare and tag[0][-2] != "/" and not tag["end"] and 0 < self._unended[name] < _MANY
        if name in _CONTROLS or name == "img":
            return within and self._is_text_control(tag, name, bare=bare)
        return name in _BLOCKS and self._is_text_block(tag, name, within, position)

    def _is_text_control(self, tag: re.Match[str], name: str, *, bare: bool) -> bool:
        if tag["end"]:
            return name in self._escaped
        # Exporters end each tag of the page: with a slash, or with a tag of its own.
        ended = tag[0].endswith("/>") or (name != "input" and not self._unended[name])
        return bare or (name != "img" and not ended)

    def _is_text_block(self, tag: re.Match[str], name: str, within: bool, position: int) -> bool:
        if tag["end"]:
            return within and (name in self._escaped or tag.end() < self._text_end)
        bare = not tag["attributes"].strip(" /")
        if name == "hr" and tag[0].endswith("/>"):
            return False
        lone = bare and name not in _OPEN_ENDED and tag.end() < self._length
        return within or (lone and self._never_ends(name, position))

    def _never_ends(self, name: str, position: int) -> bool:
        return self._last_ends.get(name, -1) < position


def _text_end(line: str) -> int:
    end = done = 0
    for gap in _NO_TEXT.finditer(line):
        if gap.start() > done:
            end = gap.start()
        done = gap.end()
    return end if done == len(line) else len(line)


def _is_coloured(tag: re.Match[str], name: str, before: str) -> bool:
    """Whether a highlighter coloured `tag`, which stands behind `<span>` and `before`."""
    if name in INLINE or not _SPAN_END.match(tag.string, tag.end()):
        return False
    return not before.strip() or not tag["end"] or name not in _BLOCKS
