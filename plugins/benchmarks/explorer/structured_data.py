"""What search engines read of a table or a ranking: JSON-LD in the vocabulary of schema.org.

A table is a `Dataset`, after https://schema.org/Dataset and Google's guide to it; a ranking is an
`ItemList`, whose `position` is the place in the list, for readers of lists know no shared ranks;
the rank or ranks that fit what is known stand in `description`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.explorer.addresses import Addresses
    from plugins.benchmarks.explorer.downloads import Download
    from plugins.benchmarks.explorer.record import Record, Value
    from plugins.benchmarks.explorer.standings import RankedSubject, Standings
    from plugins.benchmarks.model import Metric, Observation, Source, Subject

_LONGEST_DESCRIPTION = 5000
"""Characters; what Google takes."""


def dataset(
    download: Download,
    figures: Sequence[Observation],
    localised: Localised,
    addresses: Addresses,
    publisher: str,
) -> Record:
    """The figures of a block as a `Dataset`, with its two files as `DataDownload`s."""
    metrics = list(dict.fromkeys(figure.metric for figure in figures))
    subjects = list(dict.fromkeys(figure.subject for figure in figures))
    sources = list(dict.fromkeys(figure.source for figure in figures))
    return _without_gaps(
        {
            "@type": "Dataset",
            "@id": download.page,
            "url": download.page,
            "name": download.title,
            "description": _description(download.title, metrics, subjects, localised),
            "inLanguage": download.language,
            "isAccessibleForFree": True,
            "creator": _creator(publisher, addresses),
            "license": _licence(sources),
            "dateModified": _newest(figures),
            "citation": [_work(source, localised, addresses) for source in sources],
            "isBasedOn": _bases(sources, localised, addresses),
            "variableMeasured": [_variable(metric, localised) for metric in metrics],
            "distribution": distribution(download, addresses),
        }
    )


def item_list(standings: Standings, page: str, caption: str, localised: Localised) -> Record:
    """A ranking as an `ItemList`; subjects without a rank are not in it."""
    ranked = [place for place in standings.places if place.best is not None]
    return {
        "@type": "ItemList",
        "url": page,
        "name": localised.text(standings.ranking.name),
        "description": caption,
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(ranked),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": localised.text(place.subject.name),
                "description": _ranks(place),
            }
            for position, place in enumerate(ranked, 1)
        ],
    }


def _ranks(place: RankedSubject) -> str:
    return f"{place.best}" if place.best == place.worst else f"{place.best}–{place.worst}"


def distribution(download: Download, addresses: Addresses) -> list[Value]:
    """The files of a download."""
    return [
        {
            "@type": "DataDownload",
            "encodingFormat": encoding,
            "contentUrl": addresses.absolute(address),
        }
        for encoding, address in (
            ("text/csv", download.csv_address),
            ("application/json", download.json_address),
        )
    ]


def script_text(graph: Iterable[Record]) -> Markup:
    """The content of a `script` element of type application/ld+json, "" for nothing.

    What could end the element or begin a comment in it is written as an escape of JSON.
    """
    items = list(graph)
    if not items:
        return Markup()
    text = json.dumps({"@context": "https://schema.org", "@graph": items}, ensure_ascii=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped above


def _description(
    title: str, metrics: Sequence[Metric], subjects: Sequence[Subject], localised: Localised
) -> str:
    measures = (
        f"{localised.text(m.name)}" + ("" if m.is_judgement else f" ({m.unit})") for m in metrics
    )
    parts = (title, *measures, *(localised.text(subject.name) for subject in subjects))
    return " · ".join(parts)[:_LONGEST_DESCRIPTION]


def _creator(publisher: str, addresses: Addresses) -> Record:
    return {"@type": "Organization", "name": publisher, "url": addresses.absolute("")}


def _newest(figures: Sequence[Observation]) -> str | None:
    dates = [figure.date for figure in figures if figure.date]
    dates = dates or [figure.source.date for figure in figures if figure.source.date]
    return max(dates).isoformat() if dates else None


def _licence(sources: Sequence[Source]) -> Value:
    """The licence that all sources share; its name makes a work, since only a URL is one."""
    licences = {source.licence for source in sources}
    name = licences.pop() if len(licences) == 1 else None
    if not name:
        return None
    if name.startswith(("https://", "http://")):
        return name
    return {"@type": "CreativeWork", "name": name}


def _work(source: Source, localised: Localised, addresses: Addresses) -> Record:
    author = "Organization" if source.kind == "vendor" else "Person"
    return _without_gaps(
        {
            "@type": "CreativeWork",
            "name": localised.text(source.title),
            "author": [{"@type": author, "name": name} for name in source.authors],
            "datePublished": source.date.isoformat() if source.date else None,
            "url": addresses.of_source(localised.text(source.address)),
        }
    )


def _bases(sources: Sequence[Source], localised: Localised, addresses: Addresses) -> list[Value]:
    found = (addresses.of_source(localised.text(source.address)) for source in sources)
    return [*dict.fromkeys(address for address in found if address)]


def _variable(metric: Metric, localised: Localised) -> Record:
    return _without_gaps(
        {
            "@type": "PropertyValue",
            "name": localised.text(metric.name),
            "propertyID": metric.id,
            "description": localised.text(metric.summary),
            "unitText": "" if metric.is_judgement else metric.unit,
        }
    )


def _without_gaps(record: Record) -> Record:
    return {key: value for key, value in record.items() if value not in (None, "", [])}
