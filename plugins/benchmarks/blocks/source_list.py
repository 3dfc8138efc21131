"""Which sources a list of sources holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.selection import fits, unknown_names
from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.block import Block
    from plugins.benchmarks.blocks.citations import Citations
    from plugins.benchmarks.files.dataset import Dataset


def cite_sources(block: Block, dataset: Dataset, citations: Citations) -> list[Problem]:
    """Cite the sources that a block names, and those of all figures that fit its other options.

    A block without options lists the sources of every figure of the site.
    """
    problems = unknown_names(block, dataset)
    if problems:
        return problems
    named = dataset.catalogue.sources.choose(item.text for item in block.items("sources"))
    for source in named:
        citations.cite_source(source)
    asks_for_figures = any(option not in {"caption", "sources"} for option in block.options)
    if asks_for_figures or not named:
        for figure in dataset.observations:
            if fits(figure, block, "subjects", "metrics", "raw", "environment", "source"):
                citations.cite(figure)
    if citations.entries:
        return []
    mend = "check the options of the block against data/observations"
    message = "the list of sources is empty"
    return [Problem("benchmarks/no-figure", message, block.path, block.line, mend)]
