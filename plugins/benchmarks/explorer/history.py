"""The figures of data pages: in groups, and in each the history of one subject in one metric."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date as calendar_date
from typing import TYPE_CHECKING, Literal

from plugins.benchmarks.comparability import differences
from plugins.benchmarks.statistics.shape import shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plugins.benchmarks.blocks.citations import Citation, Citations
    from plugins.benchmarks.blocks.localised import FigureText
    from plugins.benchmarks.comparability import Difference
    from plugins.benchmarks.explorer.data_pages import DataPages, Named
    from plugins.benchmarks.model import Environment, Observation
    from plugins.benchmarks.readers.reading import Note
    from plugins.benchmarks.statistics.shape import Shape

LONGEST = 8
"""Figures shown of one subject in one metric; the explorer has the others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure with what a reader has to know of it.

    Attributes:
        id: for links to it, alike in each build and language.
        day: on which it was obtained, None if nobody says; `date` is the same in words.
        environment: "" where the group of the figure names it.
        shape: what keeps the median from speaking for the runs, "" for nothing.
        is_earlier: the same source has a newer figure, of the same environment.
    """

    id: str
    subject: Named
    metric: Named
    figure: FigureText
    citation: Citation
    environment: str
    day: calendar_date | None
    date: str
    tool: str
    caveat: str
    notes: tuple[Note, ...]
    shape: Shape = ""
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """The figures of one subject in one metric, the newest first.

    Attributes:
        head: the subject or the metric, whichever the page is not about.
        omitted: how many more there are.
        query: what asks the explorer for all of them.
    """

    head: Named
    entries: tuple[Entry, ...]
    omitted: int
    query: str


@dataclass(frozen=True, slots=True)
class Group:
    """Histories that belong together.

    Attributes:
        id: of its heading.
        key: first part of the ids of its metrics, or the id of its environment.
        environment: that of all its figures; None where each names its own.
        differences: what else keeps its figures apart.
    """

    id: str
    key: str
    histories: tuple[History, ...]
    environment: Environment | None = None
    name: str = ""
    caveat: str = ""
    differences: tuple[Difference, ...] = ()


class Histories:
    """Makes the figures of one page, citing the source of each."""

    def __init__(self, pages: DataPages, citations: Citations) -> None:
        self._pages = pages
        self._citations = citations
        self._localised = pages.edition.localised

    def entry(
        self, figure: Observation, *, in_environment: bool = False, is_earlier: bool = False
    ) -> Entry:
        """A figure; its environment is left out where its group names it."""
        text = self._localised.text
        environment = None if in_environment else figure.environment
        return Entry(
            id=figure_id(figure),
            subject=self._pages.subjects[figure.subject.id],
            metric=self._pages.metrics[figure.metric.id],
            figure=self._pages.figure_text(figure),
            citation=self._citations.cite_source(figure.source, environment),
            environment=text(environment.name) if environment else "",
            day=figure.date,
            date=self._localised.date(figure.date),
            tool=figure.tool.full_name if figure.tool else "",
            caveat=text(figure.caveat),
            notes=figure.notes,
            shape=shape_of(figure.runs) if figure.runs else "",
            is_earlier=is_earlier,
        )

    def by_metric_group(self, figures: Iterable[Observation]) -> list[Group]:
        """All figures of a subject, by the first part of the metric's id, then by metric."""
        groups = _grouped(figures, lambda figure: figure.metric.id.partition(".")[0])
        return [
            Group(f"page--group-{key}", key, self._histories(members, "metric"))
            for key, members in groups.items()
        ]

    def by_environment(self, figures: Iterable[Observation]) -> list[Group]:
        """All figures in a metric, by environment, then by subject."""
        groups = []
        for key, members in _grouped(figures, lambda figure: figure.environment.id).items():
            environment = members[0].environment
            group = Group(
                f"page--environment-{key}",
                key,
                self._histories(members, "subject"),
                environment,
                self._localised.text(environment.name),
                self._localised.text(environment.caveat),
                differences(members),
            )
            groups.append(group)
        return groups

    def _histories(
        self, figures: Sequence[Observation], head: Literal["subject", "metric"]
    ) -> tuple[History, ...]:
        of_one = _grouped(figures, lambda figure: getattr(figure, head).id)
        return tuple(self._history(members, head) for members in of_one.values())

    def _history(
        self, figures: Sequence[Observation], head: Literal["subject", "metric"]
    ) -> History:
        first = figures[0]
        earlier = _earlier(figures)
        shown = sorted(newest_first(figures), key=lambda f: id(f) in earlier)[:LONGEST]
        named = self._pages.subjects if head == "subject" else self._pages.metrics
        return History(
            head=named[getattr(first, head).id],
            entries=tuple(
                self.entry(
                    figure, in_environment=head == "subject", is_earlier=id(figure) in earlier
                )
                for figure in newest_first(shown)
            ),
            omitted=len(figures) - len(shown),
            query=f"subject={first.subject.id}&metric={first.metric.id}",
        )


def _earlier(figures: Iterable[Observation]) -> frozenset[int]:
    """The `id()` of each figure that the same source has a newer one of, in one environment."""
    seen: set[tuple[str, str]] = set()
    earlier = set()
    for figure in newest_first(figures):
        key = figure.environment.id, figure.source.id
        if key in seen:
            earlier.add(id(figure))
        seen.add(key)
    return frozenset(earlier)


def newest_first(figures: Iterable[Observation]) -> list[Observation]:
    """By day, or that of the source where nobody says; figures of one day stay in their order."""
    return sorted(figures, key=lambda one: one.known_since or calendar_date.min, reverse=True)


def figure_id(figure: Observation) -> str:
    """An id that a figure keeps as long as subject, metric, circumstances and day are the same."""
    day = figure.date.isoformat() if figure.date else ""
    named = (figure.subject, figure.metric, figure.environment, figure.source)
    key = "\n".join((*(entry.id for entry in named), day))
    return f"page--figure-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _grouped(
    figures: Iterable[Observation], key: Callable[[Observation], str]
) -> dict[str, list[Observation]]:
    groups: dict[str, list[Observation]] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return groups
