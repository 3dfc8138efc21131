r"""Signs that an exporter left as they were: `\\server\share`, `index\.php`, faces such as `^_^`.

Exporters escape stars, underscores, brackets, backquotes and what begins a line; Markdown reads a
backslash before many other signs as an escape too, and would drop it. Those that write entities,
`*   ` and numbered references do not escape backslashes either. Two faces in one paragraph would
emphasise what stands between them.
"""

from __future__ import annotations

import re

from plugins.wordpress.conversion.exported_chunks import chunks

_EVIDENCE = re.compile(
    r"(?m)^ {0,3}\[\d+\]: |^\*   \S|^\d+\.  \S|&(?:nbsp|#8\d{3}|#160|raquo|laquo);"
)
_FACE = r"[\^><@=~＾￣⊙oO0TtQ;.-]"
_PIECE = re.compile(
    r"(?P<code>(?<!`)(`+)(?!`).*?(?<!`)\2(?!`))|<[A-Za-z/][^<>]*>|\]\([^()\s]*\)|\\(?P<sign>.)"
    rf"|(?<![\w/\\])(?P<left>{_FACE})(?P<mouth>_+)(?={_FACE}(?![\w/]))"
)
_LINE_START = re.compile(r"[\s>]*(?:\d{1,9}\\[.)]|\\[+-])")
_LITERAL = frozenset(".(){}!+")
_MOST_TICKS = 200


def escape_literal_signs(text: str) -> str:
    r"""`text` with a backslash before each sign that was text in WordPress.

    Args:
        text: an exporter's Markdown with `\n` line ends, code blocks put away.
    """
    if "\\" not in text and "_" not in text:
        return text
    literal = _LITERAL | {"\\"} if _EVIDENCE.search(text) else _LITERAL

    def escaped(found: re.Match[str]) -> str:
        if found["mouth"]:
            return found["left"] + "\\_" * len(found["mouth"])
        sign = found["sign"]
        if sign not in literal:
            return found[0]
        return "\\\\\\\\" if sign == "\\" else f"\\{found[0]}"

    lines: list[str] = []
    for chunk in chunks(text):
        for line in chunk.lines:
            is_plain = "\\" not in line and "_" not in line
            if chunk.kind != "prose" or is_plain or line.count("`") > _MOST_TICKS:
                lines.append(line)
                continue
            start = _LINE_START.match(line)
            done = start.end() if start else 0
            lines.append(line[:done] + _PIECE.sub(escaped, line[done:]))
    return "\n".join(lines)
