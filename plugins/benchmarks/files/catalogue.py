"""What figures may name: the subjects, metrics, environments and sources of data/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.benchmarks.files.listing import Listing, read_listing
from plugins.benchmarks.files.schema import EnvironmentsFile, MetricsFile, SourcesFile, SubjectsFile
from plugins.benchmarks.model import Environment, Metric, Source, Subject

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from plugins.diagnostics import Problem


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The four listings."""

    subjects: Listing[Subject]
    metrics: Listing[Metric]
    environments: Listing[Environment]
    sources: Listing[Source]


def read_catalogue(folder: Path, languages: Collection[str]) -> tuple[Catalogue, list[Problem]]:
    """Read the four files below `folder`, and everything that is wrong with them."""
    subjects, a = read_listing(
        folder / "subjects.toml", SubjectsFile, Subject, "subject", languages
    )
    metrics, b = read_listing(folder / "metrics.toml", MetricsFile, Metric, "metric", languages)
    environments, c = read_listing(
        folder / "environments.toml", EnvironmentsFile, Environment, "environment", languages
    )
    sources, d = read_listing(folder / "sources.toml", SourcesFile, Source, "source", languages)
    return Catalogue(subjects, metrics, environments, sources), [*a, *b, *c, *d]
