"""Markdown extension: fenced `bench` blocks and `bench:` links become marks (see `placeholder`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from plugins.benchmarks.blocks.placeholder import BlockMark, FigureMark

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*([^`]*?)\s*$")
_MEANT = re.compile(r"(?i)^\W*bench\b")
_QUOTED = re.compile(r"(?i)^ {0,3}>[ >]*(?:`{3,}|~{3,})\s*\W*bench\b")
_FIGURE_END = re.compile(r"(?<=\])\(bench:([^()\s]*)\)")
# Between STX and ETX, as all that Markdown itself hides in a text while it converts it.
_LINE_NOTE = re.compile(f"{STX}bench-line:(\\d+){ETX}")
_NOTED_FIGURE = rf"\[([^\[\]]*)\]\(bench:([^()\s]*?){_LINE_NOTE.pattern}\)"

# Before the preprocessors `meta` (27) and `fenced_code` (25), after `normalize_whitespace` (30).
_BLOCK_PRIORITY = 28
# Before links (160), after code spans (190).
_FIGURE_PRIORITY = 165
# After all others, `unescape` (10) being the last.
_CLEANING_PRIORITY = 5


class BenchBlocks(Preprocessor):
    """Replaces fenced `bench` blocks, and notes its line in each link to a figure.

    A block inside a longer fence or indented by four spaces is an example and stays code.
    """

    def run(self, lines: list[str]) -> list[str]:
        """The lines with marks in place of the blocks."""
        before = int(getattr(self.md, "lines_before_body", 0))
        output: list[str] = []
        fence, opened, body, is_bench, fault = "", 0, [""], False, ""
        for number, line in enumerate(lines, before + 1):
            found = _FENCE.match(line)
            if not fence and found:
                fence, opened, body = found[1], number, []
                is_bench = bool(_MEANT.match(found[2]))
                fault = "" if found[2] == "bench" else f"`{found[2]}` is not read as a bench block"
                if not is_bench:
                    output.append(line)
            elif not fence and _QUOTED.match(line):
                output.extend(self._mark([], number, "a bench block cannot stand in a quotation"))
            elif not fence:
                output.append(_noted(line, number))
            elif found and not found[2] and found[1].startswith(fence):
                output.extend(self._mark(body, opened, fault) if is_bench else [line])
                fence = ""
            elif is_bench:
                body.append(line)
            else:
                output.append(line)
        if fence and is_bench:
            output.extend(self._mark(body, opened, "the bench block is not closed"))
        return output

    def _mark(self, body: list[str], line: int, fault: str) -> list[str]:
        mark = BlockMark("\n".join(body), line, fault).to_html()
        return ["", self.md.htmlStash.store(mark), ""]


def _noted(line: str, number: int) -> str:
    return _FIGURE_END.sub(lambda m: f"(bench:{m[1]}{STX}bench-line:{number}{ETX})", line)


class BenchFigures(InlineProcessor):
    """Replaces `[](bench:kvm.disk.read)` within a sentence.

    Markdown does not convert in the order of the text (lists, tables and footnotes come later than
    paragraphs), nor does it know lines here, so each link brings its own.
    """

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name; it may return text
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | str, int, int]:
        """The mark, and the place in the text that it takes."""
        mark = FigureMark(name=m[2], text=m[1], line=int(m[3]))
        return self.md.htmlStash.store(mark.to_html()), m.start(0), m.end(0)


class LineNotes(Postprocessor):
    """Takes the lines back out of what turned out to be code, where a link is only an example."""

    def run(self, text: str) -> str:
        """The text as its author wrote it."""
        return _LINE_NOTE.sub("", text)


class BenchmarksExtension(Extension):
    """Registers them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Called by Markdown."""
        md.preprocessors.register(BenchBlocks(md), "bench_blocks", _BLOCK_PRIORITY)
        figures = BenchFigures(_NOTED_FIGURE, md)
        md.inlinePatterns.register(figures, "bench_figures", _FIGURE_PRIORITY)
        md.postprocessors.register(LineNotes(md), "bench_lines", _CLEANING_PRIORITY)


def makeExtension(**options: Any) -> BenchmarksExtension:  # noqa: N802 - Markdown's name
    """Markdown's entry point."""
    return BenchmarksExtension(**options)
