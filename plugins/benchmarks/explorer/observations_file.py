"""All figures of an edition for scripts, compact: `observations.json`.

One object:
    language       BCP 47 tag, also for `Intl`
    subjects       [{id, name, kind, url}], metrics [{id, name, unit, direction, decimals, url}],
    environments   [{id, name}], sources [{id, kind, title, url}]; `url` may be ""
    tools, dates   texts: `fio 3.33`, `2026-11-23`
    figures        columns of one length, one member a figure, in the order of the data:
        subject, metric, environment, source     index into the list of that name
        tool, date                               likewise, -1 where nobody says
        value                                    of a point or the median of runs, else null
        low, high                                ends of what is known, null where it is open
        runs                                     how many, null where the source does not say
    judgements     {index of a figure: words of the tool}
Numbers are in the unit of their metric and in full precision.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from plugins.benchmarks.blocks.citations import source_address
from plugins.benchmarks.explorer.record import number

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from plugins.benchmarks.explorer.data_pages import DataPages
    from plugins.benchmarks.model import Observation

Key = TypeVar("Key", bound="Hashable")


def observations_json(pages: DataPages) -> bytes:
    """The file, in UTF-8."""
    edition, figures = pages.edition, pages.dataset.observations
    text = edition.localised.text
    site_url = edition.addresses.site_url
    environments = list(dict.fromkeys(figure.environment for figure in figures))
    sources = list(dict.fromkeys(figure.source for figure in figures))
    tools = list(dict.fromkeys(_tool(figure) for figure in figures if figure.tool))
    dates = sorted({figure.date.isoformat() for figure in figures if figure.date})
    content = {
        "language": edition.tag,
        "subjects": [
            {
                "id": subject.id,
                "name": text(subject.name),
                "kind": subject.kind,
                "url": pages.subject_url(subject.id),
            }
            for subject in pages.of_subject
        ],
        "metrics": [
            {
                "id": metric.id,
                "name": text(metric.name),
                "unit": metric.unit,
                "direction": metric.direction,
                "decimals": metric.precision,
                "url": pages.metric_url(metric.id),
            }
            for metric in pages.of_metric
        ],
        "environments": [{"id": e.id, "name": text(e.name)} for e in environments],
        "sources": [
            {
                "id": source.id,
                "kind": source.kind,
                "title": text(source.title),
                "url": source_address(source, edition.localised, site_url),
            }
            for source in sources
        ],
        "tools": tools,
        "dates": dates,
        "figures": {
            "subject": _indices((f.subject.id for f in figures), (s.id for s in pages.of_subject)),
            "metric": _indices((f.metric.id for f in figures), (m.id for m in pages.of_metric)),
            "environment": _indices((f.environment for f in figures), environments),
            "source": _indices((f.source for f in figures), sources),
            "tool": _indices((_tool(f) for f in figures), tools),
            "date": _indices((f.date.isoformat() if f.date else "" for f in figures), dates),
            **_numbers(figures),
        },
        "judgements": {i: f.judgement for i, f in enumerate(figures) if f.judgement},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _numbers(figures: Iterable[Observation]) -> dict[str, list[float | int | None]]:
    columns: dict[str, list[float | int | None]] = {
        name: [] for name in ("value", "low", "high", "runs")
    }
    for figure in figures:
        known, middle = figure.known, figure.middle
        is_quantity = not figure.metric.is_judgement
        value = known.low if middle is None and known.form == "point" else middle
        has_value = is_quantity and value is not None
        columns["value"].append(number(value) if has_value and value is not None else None)
        columns["low"].append(number(known.low) if is_quantity else None)
        columns["high"].append(number(known.high) if is_quantity else None)
        columns["runs"].append(figure.runs.count if figure.runs else None)
    return columns


def _indices(values: Iterable[Key], listed: Iterable[Key]) -> list[int]:
    places = {value: place for place, value in enumerate(listed)}
    return [places.get(value, -1) for value in values]


def _tool(figure: Observation) -> str:
    return f"{figure.tool.name} {figure.tool.version or ''}".strip() if figure.tool else ""
