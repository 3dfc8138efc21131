from __future__ import annotations

from typing import Any

import pytest

from plugins.benchmarks.readers.checked_document import Figure, Part, checked
from plugins.benchmarks.readers.reading import RawFileError


class Member(Part):
    speed: Figure


class Whole(Part):
    members: tuple[Member, ...]


def test_whole_numbers_are_figures_and_other_keys_are_left_alone() -> None:
    whole = checked({"members": [{"speed": 3, "more": []}], "x": 1}, Whole, "tool")
    assert [member.speed for member in whole.members] == [3.0]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "members: missing"),
        ([], "the document: input should be a valid dictionary or instance of whole"),
        ({"members": [{"speed": "3"}]}, "members.0.speed: input should be a valid number"),
        ({"members": [{"speed": True}]}, "members.0.speed: input should be a valid number"),
        ({"members": [{"speed": None}]}, "members.0.speed: input should be a valid number"),
        (
            {"members": [{"speed": float("nan")}]},
            "members.0.speed: input should be a finite number",
        ),
        ({"members": [{"speed": -1}]}, "members.0.speed: input should be greater than"),
        ({"members": [{"speed": 1e30}]}, "members.0.speed: input should be less than"),
        ({"members": [{"speed": 10**400}]}, "members.0.speed: input should be"),
    ],
)
def test_another_form_is_told_with_its_place(document: Any, message: str) -> None:
    with pytest.raises(RawFileError) as caught:
        checked(document, Whole, "tool")
    assert caught.value.message.startswith(message)
    assert caught.value.mend == "file the output of tool as it wrote it"
