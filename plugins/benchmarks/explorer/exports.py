"""What a page gives besides its text: the files of its blocks, and what search engines read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.benchmarks.explorer.downloads import (
    Download,
    figure_columns,
    ranking_columns,
    source_list,
)
from plugins.benchmarks.explorer.standings import standings
from plugins.benchmarks.explorer.structured_data import dataset, item_list
from plugins.benchmarks.ranking import OpinionRanking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.benchmarks.explorer.edition import Edition
    from plugins.benchmarks.explorer.record import Record
    from plugins.benchmarks.explorer.standings import Standings
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.model import Observation, Source
    from plugins.benchmarks.ranking import Ranking


@dataclass(slots=True)
class PageExports:
    """Collects while the blocks of one page are filled.

    Attributes:
        slug: of the page, for the folder of its files.
        url: address of the page, as Pelican's `url`.
        title: of the page, as HTML.
        is_listed: others may link to the page.
        downloads: the files of its blocks so far.
        structured_data: the items of its JSON-LD so far.
        shown: subject id and metric id of the figures on it so far.
    """

    edition: Edition
    slug: str
    url: str
    title: str = ""
    is_listed: bool = True
    downloads: list[Download] = field(default_factory=list)
    structured_data: list[Record] = field(default_factory=list)
    shown: set[tuple[str, str]] = field(default_factory=set)

    def figure(self, figure: Observation) -> None:
        """Note a figure within a sentence."""
        self.shown.add((figure.subject.id, figure.metric.id))

    def figures(self, anchor: str, caption: str, figures: Sequence[Observation]) -> Download:
        """The files of a table, a chart or a distribution."""
        edition = self.edition
        columns, rows = figure_columns(figures, edition.localised, edition.addresses)
        sources = [figure.source for figure in figures]
        download = self._download(anchor, caption, columns, rows, sources)
        self.structured_data.append(
            dataset(download, figures, edition.localised, edition.addresses, edition.publisher)
        )
        for figure in figures:
            self.figure(figure)
        return download

    def rankings(
        self, anchor: str, caption: str, rankings: Sequence[Ranking], data: Dataset
    ) -> Download:
        """The files of rankings side by side."""
        edition = self.edition
        ranked = [standings(ranking, data) for ranking in rankings]
        columns, rows = ranking_columns(ranked, edition.localised, edition.addresses)
        sources = [source for ranking in ranked for source in _sources(ranking)]
        download = self._download(anchor, caption, columns, rows, sources)
        self.structured_data.extend(
            item_list(ranking, download.page, caption, edition.localised) for ranking in ranked
        )
        for ranking in ranked:
            for place in ranking.places:
                for figure in place.figures:
                    self.figure(figure)
        return download

    def _download(
        self,
        anchor: str,
        caption: str,
        columns: tuple[str, ...],
        rows: list[Record],
        sources: Sequence[Source],
    ) -> Download:
        edition = self.edition
        download = Download(
            address=edition.addresses.block(self.slug, anchor),
            title=caption,
            language=edition.tag,
            page=f"{edition.addresses.absolute(self.url)}#{anchor}",
            columns=columns,
            rows=rows,
            sources=source_list(sources, edition.localised, edition.addresses),
        )
        self.downloads.append(download)
        return download


def _sources(ranking: Standings) -> Iterator[Source]:
    if isinstance(ranking.ranking, OpinionRanking):
        yield ranking.ranking.source
    for place in ranking.places:
        for figure in place.figures:
            yield figure.source
