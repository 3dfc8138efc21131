from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.files.listing import read_listing
from plugins.benchmarks.files.schema import SubjectsFile
from plugins.benchmarks.model import Subject
from tests.plugins.benchmarks.conftest import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.benchmarks.files.listing import Listing
    from plugins.diagnostics import Problem

GOOD = '[[subjects]]\nid = "kvm"\nkind = "hypervisor"\nname = "KVM"\n'
BAD = '[[subjects]]\nid = "xen"\nkind = "hypervisr"\nname = "Xen"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "subjects.toml"


def read(path: Path, text: str) -> tuple[Listing[Subject], list[Problem]]:
    path.write_text(text, encoding="utf-8")
    return read_listing(path, SubjectsFile, Subject, "subject", LANGUAGES)


def test_a_missing_file_lists_nothing(path: Path) -> None:
    listing, problems = read_listing(path, SubjectsFile, Subject, "subject", LANGUAGES)
    assert (listing.entries, problems) == ({}, [])
    assert len(listing.unknown("kvm", path, 1)) == 1


def test_good_entries_survive_a_bad_neighbour(path: Path) -> None:
    listing, problems = read(path, BAD + GOOD)
    assert [(p.code, p.line) for p in problems] == [("benchmarks/bad-value", 3)]
    assert list(listing.entries) == ["kvm"]
    assert listing.unknown("xen", path, 1) == []
    assert listing.choose(["xen", "kvm"]) == (listing.entries["kvm"],)


def test_an_id_is_given_once_even_if_the_first_has_a_bad_neighbour(path: Path) -> None:
    _, problems = read(path, GOOD + BAD + GOOD)
    assert [(p.code, p.line) for p in problems] == [
        ("benchmarks/bad-value", 7),
        ("benchmarks/duplicate-id", 10),
    ]
    assert problems[1].message == 'subject "kvm" is there already, on line 1'


def test_a_byte_order_mark_hides_no_entry(path: Path) -> None:
    listing, problems = read(path, "\ufeff# Saved by an editor on Windows\n" + GOOD + BAD)
    assert [(p.code, p.line) for p in problems] == [("benchmarks/bad-value", 8)]
    assert list(listing.entries) == ["kvm"]


def test_an_unknown_name_is_answered_with_the_nearest_or_the_file(path: Path) -> None:
    listing, _ = read(path, GOOD)
    [near] = listing.unknown("kwm", path, 3)
    [far] = listing.unknown("something-else", path, 4)
    assert (near.message, near.line, near.mend) == ('no subject "kwm"', 3, 'did you mean "kvm"?')
    assert far.mend == "known ones are in data/subjects.toml"
