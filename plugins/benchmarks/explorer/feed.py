"""The newest figures of a subject or in a metric as the entries of a feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from plugins.benchmarks.explorer.history import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as calendar_date
    from typing import Any

    from plugins.benchmarks.explorer.history import Entry
    from plugins.benchmarks.model import Observation


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry as Pelican's writer takes it.

    Attributes:
        title: HTML, of which the writer takes the text.
        url: address of the figure below the root of the site; with the day it makes the id.
        date: midnight of its day, in the time zone that the writer adds.
        summary: the content as HTML: there is nothing to shorten.
    """

    title: Markup
    url: str
    date: datetime
    author: str
    summary: str

    def get_content(self, _site_url: str) -> str:
        """The content; its links are made absolute by the writer."""
        return self.summary


def dated(figures: Iterable[Observation], most: int | None) -> list[Observation]:
    """The newest figures with a day of their own or of their source, so many; None for all."""
    return newest_first(figure for figure in figures if figure.known_since)[:most]


def feed_entry(entry: Entry, day: calendar_date, page: str, author: str, words: Any) -> FeedEntry:
    """A figure as an entry.

    Args:
        entry: the figure.
        day: since which it is known.
        page: address of the page that shows it.
        author: who publishes it.
        words: the template module with the macros `entry_title` and `entry_content`.
    """
    title = " ".join(Markup(words.entry_title(entry)).striptags().split())  # noqa: S704 - stripped
    return FeedEntry(
        escape(title),
        f"{page}#{entry.id}",
        datetime.combine(day, time.min),
        author,
        str(words.entry_content(entry)).strip(),
    )
