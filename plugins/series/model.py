"""A series and the order of its parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Series:
    """Articles that belong together, in one language.

    Attributes:
        slug: as in the address.
        name: title for readers.
        summary: what the series is about.
        url: address without leading slash; `save_as` is the file.
        articles: the parts in reading order.
    """

    slug: str
    name: str
    summary: str
    url: str
    save_as: str
    articles: list[Any] = field(default_factory=list)

    def arrange(self) -> None:
        """Order the parts by `series_index`, those without one behind, by date."""
        self.articles.sort(
            key=lambda a: (a.series_index is None, a.series_index or 0, a.date, a.slug)
        )

    def neighbours(self, article: Any) -> tuple[Any | None, Any | None]:
        """The parts before and behind `article`, None at the ends."""
        place = self.articles.index(article)
        previous = self.articles[place - 1] if place else None
        following = self.articles[place + 1] if place + 1 < len(self.articles) else None
        return previous, following

    def part_of(self, article: Any) -> int:
        """The number of a part: its index, or its place where it has none."""
        return article.series_index or self.articles.index(article) + 1

    @property
    def total(self) -> int:
        """How many parts there are, counting those before the last that this language lacks."""
        return max((self.part_of(article) for article in self.articles), default=0)

    def claimed_twice(self) -> list[int]:
        """The indices that more than one part has."""
        counts = Counter(a.series_index for a in self.articles if a.series_index is not None)
        return sorted(index for index, count in counts.items() if count > 1)
