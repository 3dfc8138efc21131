"""Heads of Markdown tables carry their scope."""

from __future__ import annotations

from bs4 import BeautifulSoup
from markdown import markdown

from plugins.bundles.table_heads import TableHeadsExtension

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


def test_each_head_of_a_column_says_so() -> None:
    soup = BeautifulSoup(
        markdown(TABLE, extensions=["tables", TableHeadsExtension()]), "html.parser"
    )
    assert [th["scope"] for th in soup.select("thead th")] == ["col", "col"]
    assert not soup.select("td[scope]")
