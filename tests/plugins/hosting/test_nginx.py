from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.hosting.built_site import built_site
from plugins.hosting.nginx import rules

if TYPE_CHECKING:
    from pathlib import Path


def rows(number: int, output: Path) -> list[str]:
    """The rows for an old address with so many parameters, each with three spellings."""
    query = "&".join(f"p{name}=后 来" for name in range(number))
    text = rules(built_site({f"/?{query}": "/x/"}, "", output))
    return [line for line in text.splitlines() if line.endswith(" /x/;") and '"/?' in line]


def test_each_value_of_a_query_may_be_sent_in_its_own_form(tmp_path: Path) -> None:
    assert len(rows(2, tmp_path)) == 3**2
    assert {row.strip() for row in rows(1, tmp_path)} == {
        '"/?p0=后 来" /x/;',
        '"/?p0=%E5%90%8E%20%E6%9D%A5" /x/;',
        '"/?p0=%E5%90%8E+%E6%9D%A5" /x/;',
    }


def test_many_parameters_do_not_multiply_the_rows(tmp_path: Path) -> None:
    assert len(rows(100, tmp_path)) == 3
