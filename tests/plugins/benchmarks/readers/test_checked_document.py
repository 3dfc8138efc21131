from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plugins.benchmarks.readers.checked_document import (
    Code,
    Count,
    Day,
    Figure,
    Milliseconds,
    Part,
    Percent,
    Word,
    checked,
)
from plugins.benchmarks.readers.reading import RawFileError


class _Inner(Part):
    figure: Figure
    count: Count = 0
    code: Code = 0
    word: Word = ""
    time: Milliseconds = 0
    share: Percent = 0
    day: Day | None = None


class _Document(Part):
    parts: list[_Inner]
    by_name: dict[str, Figure] = {}  # noqa: RUF012 - pydantic copies it


def _error(document: Any) -> RawFileError:
    with pytest.raises(RawFileError) as caught:
        checked(_Document, document, "tool")
    return caught.value


def test_what_is_right_is_kept_and_the_rest_left_out() -> None:
    document = checked(_Document, {"parts": [{"figure": 5, "other": 1}], "x": []}, "tool")
    assert document == _Document(parts=[_Inner(figure=5.0)])


def test_a_day_is_that_of_the_clock_that_wrote_it() -> None:
    part = {"figure": 1, "day": "2026-11-23T23:59:59Z"}
    assert checked(_Document, {"parts": [part]}, "tool").parts[0].day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({}, "parts[0].figure: it is missing"),
        ({"figure": "5"}, "parts[0].figure: input should be a valid number"),
        ({"figure": True}, "parts[0].figure: input should be a valid number"),
        ({"figure": None}, "parts[0].figure: input should be a valid number"),
        ({"figure": -1}, "parts[0].figure: input should be greater than or equal to 0"),
        ({"figure": 1e30}, "parts[0].figure: input should be less than"),
        ({"figure": float("nan")}, "parts[0].figure: input should be a finite number"),
        ({"figure": float("inf")}, "parts[0].figure: input should be a finite number"),
        ({"figure": 10**400}, "parts[0].figure: "),
        ({"figure": 1, "count": 1.5}, "parts[0].count: input should be a valid integer"),
        ({"figure": 1, "count": True}, "parts[0].count: input should be a valid integer"),
        ({"figure": 1, "code": 2**32}, "parts[0].code: input should be less than 4294967296"),
        ({"figure": 1, "word": 5}, "parts[0].word: input should be a valid string"),
        ({"figure": 1, "word": "\ud800"}, "parts[0].word: input should be a valid string"),
        ({"figure": 1, "time": 3_600_001}, "parts[0].time: input should be less than"),
        ({"figure": 1, "share": 100.1}, "parts[0].share: input should be less than"),
        ({"figure": 1, "day": 0}, "parts[0].day: value error, no date"),
        ({"figure": 1, "day": "23.11.2026"}, "parts[0].day: value error, "),
        ([], "parts[0]: input should be "),
    ],
)
def test_what_is_wrong_is_told_with_its_place(part: Any, message: str) -> None:
    error = _error({"parts": [part]})
    assert error.message.startswith(message)
    assert error.mend == "this is not what tool writes; run it again and save its whole output"


@pytest.mark.parametrize("document", [None, [], "x", 5])
def test_a_document_of_another_kind(document: Any) -> None:
    assert _error(document).message.startswith("the document: ")


def test_a_hostile_key_does_not_flood_the_message() -> None:
    error = _error({"parts": [], "by_name": {"x\n\x1b" * 5000: None}})
    assert error.message.isprintable()
    assert len(error.message) < 200
