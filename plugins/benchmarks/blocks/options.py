"""The options of a `bench` block: which kind of block takes which, and which values."""

from __future__ import annotations

from dataclasses import dataclass, field

LISTS = frozenset({"subjects", "metrics", "rankings", "raw", "sources"})
"""Options whose value is a list, separated by commas."""

_FIGURES = ("subjects", "metrics", "raw", "environment", "source", "date")


@dataclass(frozen=True, slots=True)
class Form:
    """What a kind of block must and may say.

    Attributes:
        required: options that it needs; `subjects` and `metrics` may be left to `raw`, which shows
            all that the named raw files gave.
        optional: options that it may have.
        choices: the values of those options that have only a few, the first being the default.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def options(self) -> tuple[str, ...]:
        """All options."""
        return self.required + self.optional


FORMS: dict[str, Form] = {
    "table": Form(
        required=("subjects", "metrics", "caption"),
        optional=(*_FIGURES[2:], "reference", "sort", "precision", "orientation"),
        choices={"orientation": ("rows", "columns")},
    ),
    "chart": Form(
        required=("subjects", "metrics", "caption"),
        optional=(*_FIGURES[2:], "reference", "sort", "precision", "orientation", "marks", "first"),
        choices={
            "orientation": ("horizontal", "vertical"),
            "marks": ("bar", "dot"),
            "first": ("chart", "table"),
        },
    ),
    "distribution": Form(
        required=("subjects", "metrics", "caption"),
        optional=(*_FIGURES[2:], "sort", "precision", "marks", "first"),
        choices={"marks": ("strip", "box"), "first": ("chart", "table")},
    ),
    "ranking": Form(required=("rankings", "caption")),
    "sources": Form(required=("caption",), optional=(*_FIGURES, "sources")),
    "method": Form(required=()),
}
"""By the value of `show`."""

ONE_METRIC = frozenset({"chart", "distribution"})
"""Kinds of blocks that show one metric: a second axis would invite false comparisons."""
