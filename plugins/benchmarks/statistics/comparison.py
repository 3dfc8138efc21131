"""What a weighted score is computed from: figures, the weights of their metrics, a reference."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.benchmarks.interval import UNKNOWN, Interval
from plugins.benchmarks.statistics.evidence import has_few_runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.benchmarks.statistics.evidence import Figure

_SMALLEST, _GREATEST = 1e-150, 1e150
"""Between these no ratio, and no power of one, leaves the range of floats."""


class UnscorableError(ValueError):
    """A figure, a weight or a reference of which no score can be made."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A metric and what it counts.

    Attributes:
        metric: its id.
        weight: above zero; only its ratio to the other weights matters.
        higher_is_better: False where less is better, as with latency.
    """

    metric: str
    weight: float
    higher_is_better: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """Checked figures, whatever order they came in; made by `compare`.

    Attributes:
        figures: by subject id, then by metric id; sorted, and runs sorted from the lowest.
        criteria: by metric id, sorted.
        reference: id of the subject whose score is 1.
        origins: by subject id and metric id, a name of the runs that a figure was taken from; the
            figures of a subject that share it were measured together.
    """

    figures: Mapping[str, Mapping[str, Figure]]
    criteria: tuple[Criterion, ...]
    reference: str
    origins: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def shared(self, subject: str) -> tuple[Criterion, ...]:
        """The criteria by which both the subject and the reference have a figure."""
        ours, theirs = self.figures[subject], self.figures[self.reference]
        return tuple(c for c in self.criteria if c.metric in ours and c.metric in theirs)

    def coverage(self, subject: str) -> float:
        """The weight of the shared criteria as a share of all weight, 0 to 1."""
        shared = math.fsum(criterion.weight for criterion in self.shared(subject))
        return shared / math.fsum(criterion.weight for criterion in self.criteria)

    def has_few_runs(self, subject: str) -> bool:
        """Some figure of its score has too few runs to decide anything; a bound needs none."""
        return any(has_few_runs(self.figures[subject][c.metric]) for c in self.shared(subject))

    def origin(self, subject: str, metric: str) -> str:
        """What the runs of a figure come from; each figure by itself unless something is said."""
        return self.origins.get((subject, metric), metric)


def compare(
    figures: Mapping[str, Sequence[Figure | None]],
    criteria: Sequence[Criterion],
    reference: str,
    origins: Mapping[tuple[str, str], str] | None = None,
) -> Comparison:
    """Check what is to be compared.

    Args:
        figures: for each subject id one figure for each criterion, None where there is none; in one
            unit for each criterion. A single value in an interval counts as a single run.
        criteria: one for each metric.
        reference: id of one of the subjects.
        origins: as of `Comparison`; None where each figure has runs of its own.

    Raises:
        UnscorableError: a figure is not above zero, a weight is not, a metric comes twice, or the
            reference has no figure.
    """
    _check_criteria(criteria)
    known = {
        subject: {
            criterion.metric: _checked(figure, subject, criterion.metric)
            for criterion, figure in sorted(
                zip(criteria, figures[subject], strict=True), key=lambda pair: pair[0].metric
            )
            if figure is not None and figure not in ((), UNKNOWN)
        }
        for subject in sorted(figures)
    }
    if not known.get(reference):
        raise UnscorableError(f"the reference {reference} has no figure: name another, or measure")
    ordered = tuple(sorted(criteria, key=lambda criterion: criterion.metric))
    return Comparison(known, ordered, reference, origins or {})


def _check_criteria(criteria: Sequence[Criterion]) -> None:
    for place, criterion in enumerate(criteria):
        if not 0 < criterion.weight <= _GREATEST:
            raise UnscorableError(
                f"{criterion.metric} has the weight {criterion.weight:g}: give it one above zero, "
                "or leave the metric out"
            )
        if criterion.metric in {earlier.metric for earlier in criteria[:place]}:
            raise UnscorableError(f"{criterion.metric} is weighted twice: give it one weight")


def _checked(figure: Figure, subject: str, metric: str) -> Figure:
    if isinstance(figure, Interval) and figure.form != "point":
        values = [end for end in (figure.low, figure.high) if math.isfinite(end)]
    else:
        figure = (figure.low,) if isinstance(figure, Interval) else figure
        values = sorted(map(float, figure))
        figure = tuple(values)
    for value in values:
        if value <= 0:
            raise UnscorableError(
                f"{subject} has {value:g} in {metric}: only figures above zero have ratios, so "
                "leave the metric out of the score or record what remains (1 - overhead)"
            )
        if not _SMALLEST <= value <= _GREATEST:
            raise UnscorableError(f"{subject} has {value:g} in {metric}: too extreme for a score")
    return figure
