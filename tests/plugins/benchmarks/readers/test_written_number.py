from __future__ import annotations

import pytest

from plugins.benchmarks.readers.reading import RawFileError
from plugins.benchmarks.readers.written_number import written_number


@pytest.mark.parametrize(
    ("text", "value"), [("8", 8.0), ("8.5", 8.5), ("1.5e3", 1500.0), ("2E-1", 0.2)]
)
def test_a_number(text: str, value: float) -> None:
    assert written_number(text, "tool", "again", at=1) == value


@pytest.mark.parametrize("text", ["", "-1", "nan", "inf", "٣", "1e99", "9" * 5000, "1 000", "0x1"])
def test_no_number(text: str) -> None:
    with pytest.raises(RawFileError, match=r"is no figure$") as caught:
        written_number(text, "tool", "again", at=7)
    assert (caught.value.mend, caught.value.line) == ("again", 7)
    assert len(caught.value.message) < 100


@pytest.mark.parametrize("text", ["1,5", "1.234,5", "1,234.5"])
def test_a_comma_may_part_thousands_or_decimals(text: str) -> None:
    with pytest.raises(RawFileError) as caught:
        written_number(text, "tool", "again", at="part")
    assert caught.value.message == f'part: "{text}" has a comma'
    assert (caught.value.mend, caught.value.line) == ("run tool with LC_ALL=C", None)
