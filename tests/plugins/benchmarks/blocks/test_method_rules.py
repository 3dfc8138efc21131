from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.blocks.method_rules import method_rules
from plugins.benchmarks.statistics import method
from tests.plugins.benchmarks.conftest import words

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from bs4 import BeautifulSoup

    from plugins.benchmarks.blocks.localised import Localised

BLOCK = "```bench\nshow: method\n```"


def test_the_numbers_are_those_of_the_code(english: Localised) -> None:
    rules = method_rules(english)
    assert [(span.count, span.coverage) for span in rules.spans] == [
        (2, "50"),
        (3, "75"),
        (4, "87.5"),
        (5, "93.75"),
    ]
    assert [(m.count, m.lowest, m.highest, m.coverage) for m in rules.medians] == [
        (6, 1, 6, "96.9"),
        (10, 2, 9, "97.9"),
        (20, 6, 15, "95.9"),
    ]
    assert [(one.count, one.subjects) for one in rules.deciding] == [(5, 3), (6, 5), (7, 9)]
    assert (rules.replicates, rules.least_coverage) == ("4,000", "70")
    assert "fio" in rules.tools


def test_a_changed_constant_changes_the_page(
    article: Callable[..., BeautifulSoup], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(method, "LEAST_COVERAGE", 0.42)
    monkeypatch.setattr(method, "SENSITIVITY_DRAWS", 1234)
    text = words(article(BLOCK).select_one("table.bench-method"))
    assert "less than 42% of the weight" in text
    assert "1,234 times each weight" in text
