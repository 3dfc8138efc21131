"""From the marks in an article to its tables, charts, rankings and figures."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from plugins.benchmarks.blocks.block import named_in, parse_block
from plugins.benchmarks.blocks.chart import build_chart
from plugins.benchmarks.blocks.citations import Citations, source_address
from plugins.benchmarks.blocks.distribution import build_distribution
from plugins.benchmarks.blocks.figure_name import find_figure
from plugins.benchmarks.blocks.marks import NotChartable
from plugins.benchmarks.blocks.method_rules import method_rules
from plugins.benchmarks.blocks.placeholder import fill_marks
from plugins.benchmarks.blocks.ranking_section import build_section, choose_rankings
from plugins.benchmarks.blocks.selection import select, unknown_names
from plugins.benchmarks.blocks.source_list import cite_sources
from plugins.benchmarks.blocks.table import build_table
from plugins.benchmarks.statistics import method
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment as JinjaEnvironment

    from plugins.benchmarks.blocks.block import Block
    from plugins.benchmarks.blocks.chart import Chart
    from plugins.benchmarks.blocks.distribution import Distribution
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.blocks.placeholder import BlockMark, FigureMark
    from plugins.benchmarks.blocks.selection import Selection
    from plugins.benchmarks.blocks.site import BlockFiles, DataLinks, Exports
    from plugins.benchmarks.files.dataset import Dataset

# What figures.html leaves for scripts.
_TOOLS = 'class="figure-tools"'
_MANY_METRICS = 6
_LONGEST_ANCHOR = 100
_UNREAD = re.compile(r"""\shref=["'](bench:[^"'<>]*)""")


@dataclass(slots=True)
class Rendering:
    """The filling of one article; keeps its ids unique and collects its problems.

    Attributes:
        dataset: the figures.
        templates: Jinja environment with gettext and automatic escaping.
        localised: the language of the article.
        path: the file of the article, for problems.
        site_url: prefix of addresses within the site.
        exports: takes what the page gives besides its text; None for a draft.
        pages: the pages of subjects and metrics, to link to; None for none.
        problems: what has been found wrong so far.
        has_figures: some template has left room for the controls of a table of figures.
    """

    dataset: Dataset
    templates: JinjaEnvironment
    localised: Localised
    path: Path
    site_url: str = ""
    exports: Exports | None = None
    pages: DataLinks | None = None
    problems: list[Problem] = field(default_factory=list)
    has_figures: bool = False
    _anchors: set[str] = field(default_factory=set)

    def fill(self, html: str) -> str:
        """Fill all marks; one with problems becomes nothing."""
        filled = fill_marks(html, self._block, self._figure)
        for link in dict.fromkeys(_UNREAD.findall(filled)):
            mend = "write [](bench:subject.metric), nothing else around the name"
            self._problem("unread-figure", f"the link to {link} is not read", None, mend)
        return filled

    def _block(self, mark: BlockMark) -> str:
        if mark.fault:
            mend = "the block begins with a line ```bench and ends with a line ```"
            self._problem("fence", mark.fault, mark.line, mend)
            return ""
        block = parse_block(mark.body, mark.line, self.path)
        if isinstance(block, list):
            # Its names as well, so that nothing is left to be found once these are mended.
            names = unknown_names(named_in(mark.body, mark.line, self.path), self.dataset)
            self.problems.extend([*block, *names])
            return ""
        match block.show:
            case "ranking":
                return self._ranking(block)
            case "sources":
                return self._sources(block)
            case "method":
                return self._method(block)
            case _:
                return self._figures(block)

    def _figures(self, block: Block) -> str:
        selection = select(block, self.dataset)
        if isinstance(selection, list):
            self.problems.extend(selection)
            return ""
        anchor = self._anchor(block, [metric.id for metric in selection.metrics])
        citations = Citations(self.localised, anchor, self.site_url)
        if block.show == "table":
            is_turned = _is_turned(block, selection)
            table = build_table(selection, self.localised, citations, is_turned=is_turned)
            download = self._download(block, anchor, selection)
            return self._render(block, anchor, citations, download=download, table=table)
        try:
            drawing = self._drawing(block, selection, citations)
        except NotChartable as error:
            self._problem("not-chartable", str(error), block.line, error.mend)
            return ""
        first = block.choice("first")
        download = self._download(block, anchor, selection)
        return self._render(
            block,
            anchor,
            citations,
            chart=drawing,
            table=drawing.table,
            first=first,
            download=download,
        )

    def _drawing(
        self, block: Block, selection: Selection, citations: Citations
    ) -> Chart | Distribution:
        if block.show == "distribution":
            is_box = block.choice("marks") == "box"
            return build_distribution(selection, self.localised, citations, is_box=is_box)
        return build_chart(
            selection,
            self.localised,
            citations,
            "dot" if block.choice("marks") == "dot" else "bar",
            is_upright=block.choice("orientation") == "vertical",
        )

    def _ranking(self, block: Block) -> str:
        rankings, problems = choose_rankings(block, self.dataset)
        if problems:
            self.problems.extend(problems)
            return ""
        anchor = self._anchor(block, [ranking.id for ranking in rankings])
        citations = Citations(self.localised, anchor, self.site_url)
        section = build_section(rankings, self.dataset, self.localised, citations)
        download = (
            self.exports.rankings(anchor, block.value("caption") or "", rankings, self.dataset)
            if self.exports
            else None
        )
        return self._render(block, anchor, citations, download=download, section=section)

    def _sources(self, block: Block) -> str:
        anchor = self._anchor(block, [item.text for item in block.items("subjects")])
        citations = Citations(self.localised, anchor, self.site_url)
        problems = cite_sources(block, self.dataset, citations)
        self.problems.extend(problems)
        return "" if problems else self._render(block, anchor, citations)

    def _method(self, block: Block) -> str:
        anchor = self._anchor(block, [])
        rules = method_rules(self.localised)
        return self._render(block, anchor, Citations(self.localised), rules=rules)

    def _figure(self, mark: FigureMark) -> str:
        figure = find_figure(mark, self.dataset, self.path)
        if isinstance(figure, Problem):
            self.problems.append(figure)
            return ""
        if self.exports:
            self.exports.figure(figure)
        html = self.templates.get_template("benchmarks/figure.html").render(
            figure=self.localised.figure(figure),
            source=self.localised.text(figure.source.title),
            address=source_address(figure.source, self.localised, self.site_url),
        )
        shown = " ".join(Markup(html).striptags().split())  # noqa: S704 - not shown as HTML
        if mark.text and mark.text.split() != shown.split():
            message = f'the text "{mark.text}" is not what the data say of {mark.name}'
            mend = f"write [{shown}](bench:{mark.name}), or leave the text empty"
            self._problem("stale-text", message, mark.line, mend)
        return html

    def _download(self, block: Block, anchor: str, selection: Selection) -> BlockFiles | None:
        if not self.exports:
            return None
        return self.exports.figures(anchor, block.value("caption") or "", selection.observations)

    def _render(self, block: Block, anchor: str, citations: Citations, **view: object) -> str:
        template = self.templates.get_template(f"benchmarks/{block.show}.html")
        caption = block.value("caption")
        # The view has cited all its sources by now, so the list is complete.
        html = template.render(
            anchor=anchor,
            caption=caption,
            citations=citations.entries,
            method=method,
            site_url=self.site_url,
            data_pages=self.pages,
            **view,
        )
        self.has_figures = self.has_figures or _TOOLS in html
        return html

    def _anchor(self, block: Block, names: list[str]) -> str:
        stem = "-".join([f"bench--{block.show}", *names]).replace(".", "-")
        if len(stem) > _LONGEST_ANCHOR:
            digest = hashlib.sha256(stem.encode()).hexdigest()[:8]
            stem = f"{stem[:_LONGEST_ANCHOR].rstrip('-')}-{digest}"
        anchor, number = stem, 1
        while anchor in self._anchors:
            number += 1
            anchor = f"{stem}-{number}"
        self._anchors.add(anchor)
        return anchor

    def _problem(self, code: str, message: str, line: int | None, mend: str) -> None:
        self.problems.append(Problem(f"benchmarks/{code}", message, self.path, line, mend))


def _is_turned(block: Block, selection: Selection) -> bool:
    """As the block says; if it does not, one subject with many metrics reads better downwards."""
    if block.value("orientation"):
        return block.choice("orientation") == "columns"
    return len(selection.subjects) == 1 and len(selection.metrics) > _MANY_METRICS
