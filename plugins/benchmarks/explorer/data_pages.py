"""Which subjects and metrics have a page, and the figures on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.benchmarks.blocks.localised import FigureText
    from plugins.benchmarks.explorer.edition import Edition
    from plugins.benchmarks.explorer.exports import PageExports
    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.model import Metric, Observation, Subject


@dataclass(frozen=True, slots=True)
class Named:
    """A subject or a metric: its name in the language of the page, and its page from the root."""

    name: str
    url: str
    unit: str = ""


class DataPages:
    """The data pages of one edition: of every subject and metric of which there are figures.

    Attributes:
        of_subject: the figures of each subject, in the order of the catalogue.
        of_metric: the figures in each metric, likewise.
        subjects: by id, those that have a page; alike `metrics`.
    """

    def __init__(self, edition: Edition, dataset: Dataset) -> None:
        self.edition = edition
        self.dataset = dataset
        by_subject: dict[str, list[Observation]] = defaultdict(list)
        by_metric: dict[str, list[Observation]] = defaultdict(list)
        for figure in dataset.observations:
            by_subject[figure.subject.id].append(figure)
            by_metric[figure.metric.id].append(figure)
        subjects, metrics = dataset.catalogue.subjects, dataset.catalogue.metrics
        self.of_subject: dict[Subject, list[Observation]] = {
            subject: by_subject[name]
            for name, subject in subjects.entries.items()
            if name in by_subject
        }
        self.of_metric: dict[Metric, list[Observation]] = {
            metric: by_metric[name] for name, metric in metrics.entries.items() if name in by_metric
        }
        self._texts: dict[int, FigureText] = {}
        text, addresses = edition.localised.text, edition.addresses
        self.subjects = {
            s.id: Named(text(s.name), addresses.from_root(addresses.subject(s.id)))
            for s in self.of_subject
        }
        self.metrics = {
            m.id: Named(
                text(m.name),
                addresses.from_root(addresses.metric(m.id)),
                "" if m.is_judgement else m.unit,
            )
            for m in self.of_metric
        }

    def subject_url(self, name: str) -> str:
        """Where the page of a subject is, as links name it; "" for none."""
        return self.subjects[name].url if name in self.subjects else ""

    def metric_url(self, name: str) -> str:
        """Where the page of a metric is, as links name it; "" for none."""
        return self.metrics[name].url if name in self.metrics else ""

    def figure_text(self, figure: Observation) -> FigureText:
        """A figure in words; asked for again and again, by pages and by feeds."""
        key = id(figure)
        if key not in self._texts:
            self._texts[key] = self.edition.localised.figure(figure)
        return self._texts[key]

    def registered(self) -> Iterator[tuple[str, str, str]]:
        """Kind, key and address of each page and of what stands beside it; nothing without data."""
        if not self.dataset.observations:
            return
        addresses = self.edition.addresses
        yield "direct", "data", addresses.folder
        yield "download", "all figures", addresses.all_figures
        yield "download", "all figures as CSV", addresses.all_figures_csv
        for subject, figures in self.of_subject.items():
            yield from _page("subject", subject.id, addresses.subject(subject.id), figures)
        for metric, figures in self.of_metric.items():
            yield from _page("metric", metric.id, addresses.metric(metric.id), figures)


def articles_showing(
    exports: Iterable[PageExports], subject: str = "", metric: str = ""
) -> list[PageExports]:
    """The listed pages that show a figure of a subject or in a metric."""
    return [
        page
        for page in exports
        if page.is_listed
        and any(
            subject in {"", shown_subject} and metric in {"", shown_metric}
            for shown_subject, shown_metric in page.shown
        )
    ]


def _page(
    kind: str, name: str, address: str, figures: Iterable[Observation]
) -> Iterator[tuple[str, str, str]]:
    yield kind, name, address
    if any(figure.date for figure in figures):
        yield "feed", f"{kind} {name}", feed_address(address)


def feed_address(address: str) -> str:
    """The feed of a subject's or a metric's page."""
    return f"{address}atom.xml"
