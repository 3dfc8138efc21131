"""Markdown tables carry the scope of their heads and scroll by themselves."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import markdown

from plugins.bundles.tables import TablesExtension

ROWS = "|---|---|\n| 1 | 2 |\n"


def regions(text: str) -> list[Tag]:
    html = markdown(text, extensions=["extra", "toc", TablesExtension()])
    soup = BeautifulSoup(html, "html.parser")
    assert len(soup.select("table")) == len(soup.select("div.scroll > table"))
    return list(soup.select("div.scroll"))


def test_each_head_of_a_column_says_so() -> None:
    (region,) = regions(f"| a | b |\n{ROWS}")
    assert [th["scope"] for th in region.select("thead th")] == ["col", "col"]
    assert not region.select("td[scope]")


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        ("| 方案 | 内存 |", "方案, 内存"),
        ("|  | **Disk** `read` |", "Disk read"),
        (r"| a \* b | R&D &lt; <b>x</b> |", "a * b, R&D < x"),
        ('| [Plan](/x/) | "quoted" |', 'Plan, "quoted"'),
        ("| Plan[^1] | b |", "Plan, b"),
    ],
)
def test_the_region_is_named_by_the_heads(heads: str, name: str) -> None:
    (region,) = regions(f"{heads}\n{ROWS}\n[^1]: note\n")
    assert region["aria-label"] == name
    assert (region["role"], region["tabindex"]) == ("region", "0")


def test_a_table_without_heads_scrolls_but_is_no_landmark() -> None:
    (region,) = regions(f"|  |  |\n{ROWS}")
    assert region["tabindex"] == "0"
    assert not region.has_attr("role")
    assert not region.has_attr("aria-label")


def test_tables_within_other_blocks_and_the_text_behind_them() -> None:
    table = f"| a | b |\n{ROWS}"
    inner = table.replace("\n", "\n    ")
    found = regions(f"{table}\nbetween\n\n{table}\n- point\n\n    {inner}\n\nbehind\n")
    assert [region.parent.name if region.parent else "" for region in found] == [
        "[document]",
        "[document]",
        "li",
    ]
