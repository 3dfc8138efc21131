"""Markdown extension: fenced `bench` blocks and `bench:` links become marks (see `placeholder`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from plugins.benchmarks.placeholder import BlockMark, FigureMark

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*([^`]*?)\s*$")
_FIGURE_LINK = r"\[([^\[\]]*)\]\(bench:([^()\s]*)\)"

# Before the preprocessors `meta` (27) and `fenced_code` (25), after `normalize_whitespace` (30).
_BLOCK_PRIORITY = 28
# Before links (160), after code spans (190).
_FIGURE_PRIORITY = 165


class BenchBlocks(Preprocessor):
    """Replaces fenced `bench` blocks, and remembers the lines of prose for the figures in them.

    A block inside a longer fence or indented by four spaces is an example and stays code.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.prose: list[tuple[int, str]] = []

    def run(self, lines: list[str]) -> list[str]:
        """The lines with marks in place of the blocks."""
        self.prose = []
        before = int(getattr(self.md, "lines_before_body", 0))
        output: list[str] = []
        fence, opened, body, is_bench = "", 0, [""], False
        for number, line in enumerate(lines, before + 1):
            found = _FENCE.match(line)
            if not fence and found:
                fence, opened, body = found[1], number, []
                is_bench = found[2] == "bench"
                if not is_bench:
                    output.append(line)
            elif not fence:
                self.prose.append((number, line))
                output.append(line)
            elif found and not found[2] and found[1].startswith(fence):
                output.extend(self._mark(body, opened) if is_bench else [line])
                fence = ""
            elif is_bench:
                body.append(line)
            else:
                output.append(line)
        if fence and is_bench:
            # An unclosed block runs to the end, as in every Markdown; its prose lines are refused.
            output.extend(self._mark(body, opened))
        return output

    def _mark(self, body: list[str], line: int) -> list[str]:
        mark = BlockMark("\n".join(body), line).to_html()
        return ["", self.md.htmlStash.store(mark), ""]


class BenchFigures(InlineProcessor):
    """Replaces `[](bench:kvm.disk.read)` within a sentence."""

    def __init__(self, md: Markdown, blocks: BenchBlocks) -> None:
        super().__init__(_FIGURE_LINK, md)
        self._blocks = blocks

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name; it may return text
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | str, int, int]:
        """The mark, and the place in the text that it takes."""
        mark = FigureMark(name=m[2], text=m[1], line=self._line(f"bench:{m[2]})"))
        return self.md.htmlStash.store(mark.to_html()), m.start(0), m.end(0)

    def _line(self, link: str) -> int:
        return next((number for number, line in self._blocks.prose if link in line), 1)


class BenchmarksExtension(Extension):
    """Registers both."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Called by Markdown."""
        blocks = BenchBlocks(md)
        md.preprocessors.register(blocks, "bench_blocks", _BLOCK_PRIORITY)
        md.inlinePatterns.register(BenchFigures(md, blocks), "bench_figures", _FIGURE_PRIORITY)


def makeExtension(**options: Any) -> BenchmarksExtension:  # noqa: N802 - Markdown's name
    """Markdown's entry point."""
    return BenchmarksExtension(**options)
