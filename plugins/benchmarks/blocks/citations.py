"""The numbered list of sources under a table, a chart or a ranking."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date as calendar_date

    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.model import Environment, Observation, Source, SourceKind

_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source, in its own language."""

    text: str

    @property
    def language(self) -> str:
        """`zh` if there is any Han character in it, else `en`."""
        return "zh" if _HAN.search(self.text) else "en"


@dataclass(slots=True)
class Citation:
    """One source, for figures of one environment, in the language of the page.

    `obtained`, `caveats`, `quotes` and `tools` gather what the figures cited so far bring.

    Attributes:
        date: of the source.
        obtained: when its figures were obtained, a day or a period; "" if no figure says so.
        machine: the parts of the environment that are alike in every language, None for none.
    """

    number: int
    anchor: str
    kind: SourceKind
    title: str
    authors: tuple[str, ...]
    date: str
    address: str
    licence: str
    environment: str
    machine: Environment | None
    obtained: str = ""
    caveats: list[str] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    tools: list[str] = field(default_factory=list)


class Citations:
    """Numbers sources in the order in which they are first cited.

    Args:
        localised: the language of the page.
        anchor: id of the block; the entries get ids below it.
        site_url: prefix of addresses within the site.
    """

    def __init__(self, localised: Localised, anchor: str = "", site_url: str = "") -> None:
        self._localised = localised
        self._anchor = anchor
        self._site_url = site_url
        self._entries: dict[tuple[str, str | None], Citation] = {}
        self._days: dict[int, list[calendar_date]] = defaultdict(list)

    @property
    def entries(self) -> list[Citation]:
        """The list so far."""
        return list(self._entries.values())

    def cite(self, figure: Observation) -> Citation:
        """Cite the source of a figure."""
        citation = self.cite_source(figure.source, figure.environment)
        _add(citation.caveats, self._localised.text(figure.caveat))
        if figure.quote and Quote(figure.quote) not in citation.quotes:
            citation.quotes.append(Quote(figure.quote))
        _add(citation.tools, figure.tool.full_name if figure.tool else "")
        if figure.date:
            days = self._days[citation.number]
            days.append(figure.date)
            citation.obtained = self._localised.period(min(days), max(days))
        return citation

    def cite_source(self, source: Source, environment: Environment | None = None) -> Citation:
        """Cite a source as a whole, for example that of an opinion."""
        key = (source.id, environment.id if environment else None)
        if key not in self._entries:
            self._entries[key] = self._citation(source, environment)
        return self._entries[key]

    def _citation(self, source: Source, environment: Environment | None) -> Citation:
        number = len(self._entries) + 1
        text = self._localised.text
        citation = Citation(
            number=number,
            anchor=f"{self._anchor}-source-{number}",
            kind=source.kind,
            title=text(source.title),
            authors=source.authors,
            date=self._localised.date(source.date),
            address=source_address(source, self._localised, self._site_url),
            licence=source.licence or "",
            environment=text(environment.name) if environment else "",
            machine=environment,
        )
        _add(citation.caveats, text(source.caveat))
        _add(citation.caveats, text(environment.caveat) if environment else "")
        return citation


def source_address(source: Source, localised: Localised, site_url: str) -> str:
    """Where a source can be read, "" if nowhere; paths of the site get its prefix."""
    address = localised.text(source.address)
    return site_url + address if address.startswith("/") else address


def _add(texts: list[str], text: str) -> None:
    if text and text not in texts:
        texts.append(text)
