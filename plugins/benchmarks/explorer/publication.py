"""All that an edition publishes of its figures: files, pages and feeds, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.benchmarks.blocks.citations import Citations
from plugins.benchmarks.explorer.data_pages import feed_address
from plugins.benchmarks.explorer.downloads import Download, figure_columns
from plugins.benchmarks.explorer.feed import FeedEntry, dated, feed_entry
from plugins.benchmarks.explorer.history import Histories
from plugins.benchmarks.explorer.observations_file import observations_json
from plugins.benchmarks.explorer.standings import standings
from plugins.benchmarks.explorer.structured_data import dataset, script_text
from plugins.benchmarks.explorer.views import explorer_view, metric_view, subject_view
from plugins.benchmarks.statistics.shape import shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment as JinjaEnvironment

    from plugins.benchmarks.blocks.citations import Citation
    from plugins.benchmarks.explorer.data_pages import DataPages
    from plugins.benchmarks.explorer.exports import PageExports
    from plugins.benchmarks.explorer.history import Entry
    from plugins.benchmarks.explorer.views import MetricView, SubjectView
    from plugins.benchmarks.model import Metric, Observation, Subject


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write.

    Attributes:
        template: its name without suffix.
        address: of the page, a folder.
        feed: address of its feed, "" for none.
        variables: what the template is about.
    """

    template: str
    address: str
    variables: dict[str, Any]
    feed: str = ""
    structured_data: Markup | str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to write; `page` is the address of the page that it belongs to."""

    address: str
    page: str
    title: str
    entries: list[FeedEntry] = field(default_factory=list)


class Cells:
    """Cells of tables as HTML, each made once for all pages of an edition.

    Args:
        words: the template module with the macros of the same names.
    """

    def __init__(self, words: Any) -> None:
        self._words = words
        self._figures: dict[str, Markup] = {}
        self._sources: dict[tuple[str, str], Markup] = {}

    def figure_cells(self, entry: Entry) -> Markup:
        """Figure, tool and date."""
        if entry.id not in self._figures:
            self._figures[entry.id] = self._words.figure_cells(entry)
        return self._figures[entry.id]

    def source_cell(self, citation: Citation) -> Markup:
        """The kind of a source, and its number on the page."""
        key = citation.kind, citation.anchor
        if key not in self._sources:
            self._sources[key] = self._words.source_cell(citation)
        return self._sources[key]


class Publication:
    """What there is to write.

    Args:
        pages: which data pages there are.
        exports: what the contents of the edition gave.
        templates: Jinja environment of the edition, with gettext.
    """

    def __init__(
        self, pages: DataPages, exports: Sequence[PageExports], templates: JinjaEnvironment
    ) -> None:
        self._data = pages
        self._exports = exports
        self._edition = pages.edition
        self._words: Any = templates.get_template("benchmarks/data_words.html").module
        self._cells = Cells(self._words)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Address and content of each file that is no page."""
        for page in self._exports:
            for download in page.downloads:
                yield download.csv_address, download.as_csv()
                yield download.json_address, download.as_json()
        if self._data.dataset.observations:
            addresses = self._edition.addresses
            yield addresses.all_figures, observations_json(self._data, self._remarks())
            figures = self._data.dataset.observations
            yield addresses.all_figures_csv, self._all_figures(figures).as_csv()

    def pages(self) -> Iterator[Page]:
        """The explorer and the pages of subjects and metrics; nothing without data."""
        data, addresses = self._data, self._edition.addresses
        if not data.dataset.observations:
            return
        yield self._explorer()
        rankings = [standings(r, data.dataset) for r in data.dataset.rankings.values()]
        for subject, figures in data.of_subject.items():
            view = subject_view(data, subject, rankings, self._exports)
            address = addresses.subject(subject.id)
            yield self._page("subject", address, view, _feed(address, figures))
        for metric, figures in data.of_metric.items():
            of_metric = metric_view(data, metric, self._exports)
            address = addresses.metric(metric.id)
            yield self._page("metric", address, of_metric, _feed(address, figures))

    def feeds(self, most: int | None) -> Iterator[Feed]:
        """The feeds of subjects and metrics, with at most so many entries; None for all."""
        addresses = self._edition.addresses
        for subject, figures in self._data.of_subject.items():
            yield self._feed_of(subject, addresses.subject(subject.id), figures, most)
        for metric, figures in self._data.of_metric.items():
            yield self._feed_of(metric, addresses.metric(metric.id), figures, most)

    def _remarks(self) -> dict[int, list[str]]:
        text = self._edition.localised.text
        found: dict[int, list[str]] = {}
        for place, figure in enumerate(self._data.dataset.observations):
            shape = shape_of(figure.runs) if figure.runs else ""
            if shape or figure.notes or figure.caveat:
                lines = self._words.remarks(shape, figure.notes, text(figure.caveat))
                found[place] = Markup(lines).unescape().splitlines()  # noqa: S704 - text for scripts
        return found

    def _page(self, template: str, address: str, view: SubjectView | MetricView, feed: str) -> Page:
        return Page(f"benchmarks/{template}", address, {"view": view, "cells": self._cells}, feed)

    def _explorer(self) -> Page:
        edition, figures = self._edition, self._data.dataset.observations
        item = dataset(
            self._all_figures(()),
            figures,
            edition.localised,
            edition.addresses,
            edition.publisher,
        )
        variables = {
            "view": explorer_view(self._data),
            "all_figures": edition.addresses.all_figures,
            "all_figures_csv": edition.addresses.all_figures_csv,
        }
        return Page(
            "benchmarks/explorer",
            edition.addresses.folder,
            variables,
            structured_data=script_text([item]),
        )

    def _all_figures(self, figures: Sequence[Observation]) -> Download:
        edition = self._edition
        columns, rows = figure_columns(figures, edition.localised, edition.addresses)
        return Download(
            address=edition.addresses.all_figures.removesuffix(".json"),
            title=str(self._words.all_figures()),
            language=edition.tag,
            page=edition.addresses.absolute(edition.addresses.folder),
            columns=columns,
            rows=rows,
        )

    def _feed_of(
        self, about: Subject | Metric, page: str, figures: Sequence[Observation], most: int | None
    ) -> Feed:
        edition = self._edition
        citations = Citations(edition.localised, "page--data", edition.addresses.site_url)
        make = Histories(self._data, citations)
        entries = [
            feed_entry(make.entry(figure), day, page, edition.publisher, self._words)
            for figure in dated(figures, most)
            if (day := figure.known_since)
        ]
        return Feed(feed_address(page), page, edition.localised.text(about.name), entries)


def _feed(address: str, figures: Sequence[Observation]) -> str:
    return feed_address(address) if any(figure.known_since for figure in figures) else ""
