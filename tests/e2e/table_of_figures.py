"""A table of figures in a browser, read back into the nouns of the build."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.benchmarks.interval import Interval
from plugins.benchmarks.model import Environment, Metric, Observation, Source, Subject
from plugins.benchmarks.statistics.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

READ = """
slot => {
  const table = slot.nextElementSibling.querySelector("table");
  const isTurned = table.classList.contains("turned");
  const lines = [...table.querySelectorAll("[data-metric]")];
  const subjects = [...table.querySelectorAll("[data-subject]")].map((line, place) => {
    const cells = isTurned ? lines.map(row => row.cells[place + 1]) : [...line.cells].slice(1);
    return {
      id: line.dataset.subject,
      cells: cells.map(cell => ({
        ...cell.dataset,
        ratio: cell.querySelector(".ratio")?.textContent ?? "",
        numbers: [...cell.querySelectorAll("data")].map(e => [e.value, e.textContent]),
      })),
    };
  });
  return {metrics: lines.map(line => ({...line.dataset})), subjects};
}
"""

_ENVIRONMENT = Environment.model_validate({"id": "here", "name": "here"})
_SOURCE = Source.model_validate({"id": "page", "kind": "measured", "title": "page"})


@dataclass(frozen=True)
class Table:
    """A table of figures as a page shows it now, in the nouns of the build."""

    metrics: list[Metric]
    figures: dict[str, list[Observation | None]]
    cells: dict[str, list[dict[str, Any]]]

    def column(self, place: int) -> list[Observation | None]:
        return [figures[place] for figures in self.figures.values()]


def read(slot: Locator) -> Table:
    found = slot.evaluate(READ)
    metrics = [
        Metric.model_validate(
            {
                "id": line["metric"],
                "unit": line["unit"],
                "direction": line["direction"],
                "name": "x",
                "precision": int(line["decimals"]),
            }
        )
        for line in found["metrics"]
    ]
    return Table(
        metrics,
        {
            subject["id"]: [
                _observation(cell, metric, subject["id"])
                for cell, metric in zip(subject["cells"], metrics, strict=True)
            ]
            for subject in found["subjects"]
        },
        {subject["id"]: subject["cells"] for subject in found["subjects"]},
    )


def _observation(cell: dict[str, Any], metric: Metric, subject: str) -> Observation | None:
    if "form" not in cell or cell["form"] == "judgement":
        return None
    low, high = float(cell.get("low", -math.inf)), float(cell.get("high", math.inf))
    runs = summarise([low, float(cell["value"]), high]) if cell["form"] == "runs" else None
    return Observation(
        subject=Subject.model_validate({"id": subject, "kind": "machine", "name": subject}),
        metric=metric,
        environment=_ENVIRONMENT,
        source=_SOURCE,
        unit=metric.unit,
        interval=Interval(low, high),
        runs=runs,
    )


def slots(page: Page) -> list[Locator]:
    """The places of all controls of a page, opened."""
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    return page.locator(".figure-tools").all()


def options(select: Locator) -> list[str]:
    values: list[str] = select.evaluate("e => [...e.options].map(o => o.value)")
    return values


def every_table(page: Page, address: str, paths: list[str]) -> Iterator[Locator]:
    for path in paths:
        page.goto(address + path)
        yield from slots(page)
