"""Code keeps its tabs and the spaces on its blank lines: a patch is worth nothing without them.

Python-Markdown widens tabs and empties blank lines before it looks for code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX

if TYPE_CHECKING:
    from markdown import Markdown

# A fence as `fenced_code` finds it, and an element that begins a line.
_CODE = re.compile(
    r"^(?P<fence>~{3,}|`{3,})[^`\n]*\n.*?(?<=\n)(?P=fence)[ ]*$"
    r"|^ {0,3}<pre\b[^>]*>.*?</pre\s*>",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_WIDE = re.compile(r"\t|^[ \t]+$", re.MULTILINE)


class CodeWhitespace(NormalizeWhitespace):
    """Does what its base does, but for the white space in fences and `<pre>`."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, white space outside of code made uniform."""
        normal = super().run(lines)
        source = "\n".join(lines).replace(STX, "").replace(ETX, "")
        source = source.replace("\r\n", "\n").replace("\r", "\n")
        if not _WIDE.search(source):
            return normal
        kept = source.split("\n")
        for code in _CODE.finditer(source):
            if _WIDE.search(code[0]):
                first, last = (source.count("\n", 0, at) for at in code.span())
                normal[first + 1 : last] = kept[first + 1 : last]
                if not code["fence"]:
                    normal[first], normal[last] = kept[first], kept[last]
        return normal


class CodeWhitespaceExtension(Extension):
    """Registers `CodeWhitespace` in place of Python-Markdown's own (priority 30)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the preprocessor."""
        md.preprocessors.register(CodeWhitespace(md), "normalize_whitespace", 30)
