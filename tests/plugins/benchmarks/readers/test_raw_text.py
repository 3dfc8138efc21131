from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.readers.raw_text import (
    HEAD_CHARACTERS,
    LONGEST_LINE,
    encoding_of,
    read_head,
    read_lines,
    shortened,
    without_escapes,
)
from plugins.benchmarks.readers.reading import RawFileError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "raw.txt"


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-be", "utf-8"),
    ],
)
def test_the_first_bytes_tell_the_encoding(path: Path, encoding: str, expected: str) -> None:
    path.write_bytes("速度\n".encode(encoding))
    assert encoding_of(path) == expected


@pytest.mark.parametrize("bom", [b"\xff\xfe", b"\xfe\xff"])
def test_what_powershell_redirects_is_read(path: Path, bom: bytes) -> None:
    name = "utf-16-le" if bom == b"\xff\xfe" else "utf-16-be"
    path.write_bytes(bom + "fio-3.33\r\n速度\r\n".encode(name))
    assert list(read_lines(path)) == [(1, "fio-3.33"), (2, "速度")]
    assert read_head(path) == "fio-3.33\n速度\n"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_end_in_any_way(path: Path, end: bytes) -> None:
    path.write_bytes(end.join([b"a", b"", b"b"]))
    assert list(read_lines(path)) == [(1, "a"), (2, ""), (3, "b")]


@pytest.mark.parametrize(
    "escape",
    [
        "\x1b[0m",
        "\x1b[1;31m",
        "\x1b[38;2;1;2;3m",
        "\x1b[?25l",
        "\x1b[2K",
        "\x1b(B",
        "\x1b7",
        "\x1b=",
        "\x1bM",
        "\x1b]0;title\x07",
        "\x1b]8;;https://example.org\x1b\\",
    ],
)
def test_escape_sequences_are_taken_out(path: Path, escape: str) -> None:
    path.write_text(f"{escape}CPU{escape} speed{escape}\n", encoding="utf-8")
    assert list(read_lines(path)) == [(1, "CPU speed")]
    assert read_head(path) == "CPU speed\n"


def test_a_title_without_an_end_takes_no_more_than_its_line(path: Path) -> None:
    path.write_text("\x1b]0;title\nspeed: 1\n", encoding="utf-8")
    assert read_head(path) == "\nspeed: 1\n"


@given(st.text(st.characters(exclude_characters="\x1b")))
def test_a_text_without_escapes_stays_as_it_is(text: str) -> None:
    assert without_escapes(text) == text


def test_a_wrong_byte_is_told_with_its_line(path: Path) -> None:
    path.write_bytes(b"one\n" * 40 + b"caf\xe9\n" + b"two\n" * 40)
    with pytest.raises(RawFileError) as caught:
        list(read_lines(path))
    assert (caught.value.message, caught.value.line) == ("not UTF-8", 41)


def test_a_broken_utf_16_text_is_told(path: Path) -> None:
    path.write_bytes(b"\xff\xfea\x00\n\x00b")
    with pytest.raises(RawFileError, match="UTF-16"):
        list(read_lines(path))


def test_a_head_of_any_bytes_can_be_looked_at(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 1000)
    assert 0 < len(read_head(path)) <= HEAD_CHARACTERS


def test_a_line_beyond_all_reason_is_refused_with_its_number(path: Path) -> None:
    path.write_text("short\n" + "x" * (LONGEST_LINE + 1), encoding="utf-8")
    with pytest.raises(RawFileError, match="a line of more than") as caught:
        list(read_lines(path))
    assert caught.value.line == 2


@given(st.text(), st.integers(1, 80))
def test_a_text_for_a_message_is_one_printable_line(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    assert short.isprintable()


def test_a_short_text_is_not_cut() -> None:
    assert shortened("unable to\n  connect") == "unable to connect"
    assert shortened("x" * 61) == "x" * 59 + "…"
