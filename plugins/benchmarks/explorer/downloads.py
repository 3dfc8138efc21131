"""The figures of a block as files: CSV after RFC 4180, and JSON.

The JSON is one object:
    title, language (BCP 47), page (absolute address of where the figures are shown)
    sources: one object a source, with `id` and what a reader has to know of it
    columns: the names of `record.COLUMNS`, before them those of `RANKING_COLUMNS` for a ranking
    rows: one list a figure, in the order of the columns
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.benchmarks.explorer.record import (
    COLUMNS,
    Record,
    Value,
    environment_record,
    number,
    record,
    source_record,
)
from plugins.benchmarks.interval import Interval
from plugins.benchmarks.ranking import OpinionRanking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.explorer.addresses import Addresses
    from plugins.benchmarks.explorer.standings import RankedSubject, Standings
    from plugins.benchmarks.model import Observation, Source

RANKING_COLUMNS = (
    "ranking",
    "ranking_name",
    "ranking_kind",  # opinion, measured or weighted
    "rank_best",  # any rank from the best to the worst fits what is known; empty: not ranked
    "rank_worst",
)
SCORE_COLUMNS = ("score", "score_low", "score_high")
"""Only in the file of a ranking that scores; `score` is empty where it is an interval."""

# A spreadsheet runs what begins like this as a formula, also in a file from elsewhere.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Download:
    """One table, which is published as a CSV file and a JSON file.

    Attributes:
        address: of both, without their suffix (see `Addresses`).
        language: BCP 47 tag of its texts.
        page: absolute address of the place that shows the figures.
        rows: by column; what a row lacks is empty.
    """

    address: str
    title: str
    language: str
    page: str
    columns: tuple[str, ...]
    rows: Sequence[Record]
    sources: Sequence[Record] = field(default_factory=tuple)

    @property
    def csv_address(self) -> str:
        """The CSV file."""
        return f"{self.address}.csv"

    @property
    def json_address(self) -> str:
        """The JSON file."""
        return f"{self.address}.json"

    def as_csv(self) -> bytes:
        """Header and rows in UTF-8 with CRLF; lists are joined by `; `.

        A byte order mark stands before them: without it Excel takes Chinese for something else.
        """
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(self.columns)
        writer.writerows([_cell(row.get(c)) for c in self.columns] for row in self.rows)
        return text.getvalue().encode("utf-8-sig")

    def as_json(self) -> bytes:
        """The object of the module's docstring, in UTF-8, one row a line."""
        head = {
            "title": self.title,
            "language": self.language,
            "page": self.page,
            "sources": self.sources,
            "columns": self.columns,
        }
        rows = (_json([row.get(column) for column in self.columns]) for row in self.rows)
        lines = ",\n".join(rows)
        return f'{_json(head)[:-1]}, "rows": [\n{lines}\n]}}\n'.encode()


def figure_columns(
    figures: Iterable[Observation], localised: Localised, addresses: Addresses
) -> tuple[tuple[str, ...], list[Record]]:
    """Columns and rows of figures."""
    return COLUMNS, [record(figure, localised, addresses) for figure in figures]


def ranking_columns(
    rankings: Iterable[Standings], localised: Localised, addresses: Addresses
) -> tuple[tuple[str, ...], list[Record]]:
    """Columns and rows of rankings: one row for each figure behind a rank, or one without any."""
    rows: list[Record] = []
    for standings in rankings:
        for place in standings.places:
            rows.extend(_places(standings, place, localised, addresses))
    scores = SCORE_COLUMNS if any("score" in row for row in rows) else ()
    return RANKING_COLUMNS + scores + COLUMNS, rows


def source_list(
    sources: Iterable[Source], localised: Localised, addresses: Addresses
) -> list[Record]:
    """Each source once, in the order in which they come."""
    return [
        {
            "id": source.id,
            "kind": source.kind,
            "title": localised.text(source.title),
            "authors": list(source.authors),
            "date": source.date.isoformat() if source.date else None,
            "address": addresses.of_source(localised.text(source.address)) or None,
            "licence": source.licence,
            "caveat": localised.text(source.caveat) or None,
        }
        for source in dict.fromkeys(sources)
    ]


def _places(
    standings: Standings, place: RankedSubject, localised: Localised, addresses: Addresses
) -> Iterator[Record]:
    ranking = standings.ranking
    head: Record = {
        "ranking": ranking.id,
        "ranking_name": localised.text(ranking.name),
        "ranking_kind": ranking.kind,
        "rank_best": place.best,
        "rank_worst": place.worst,
        **_score(place.score),
        "subject": place.subject.id,
        "subject_name": localised.text(place.subject.name),
    }
    caveat = localised.text(ranking.caveat)
    of_ranking: list[Value] = [caveat] if caveat else []
    for figure in place.figures:
        row = record(figure, localised, addresses)
        given = row["caveats"] if isinstance(row["caveats"], list) else []
        yield {**head, **row, "caveats": [*of_ranking, *given] or None}
    if not place.figures:
        if isinstance(ranking, OpinionRanking):
            head |= source_record(ranking.source, localised, addresses)
        elif ranking.environment:
            head |= environment_record(ranking.environment, localised)
        yield {**head, "caveats": of_ranking or None}


def _score(score: float | Interval | None) -> Record:
    if score is None:
        return {}
    if isinstance(score, Interval):
        return {"score": None, "score_low": number(score.low), "score_high": number(score.high)}
    return {"score": score, "score_low": score, "score_high": score}


def _cell(value: Value) -> Value:
    if isinstance(value, list):
        numeric = all(isinstance(member, int | float) for member in value)
        text = "; ".join(_member(member) for member in value)
        return text if numeric else _harmless(text)
    return _harmless(value) if isinstance(value, str) else value


def _member(member: Value) -> str:
    if isinstance(member, dict):
        return " ".join(str(part) for part in member.values())
    return str(member)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
