from __future__ import annotations

import pytest

from plugins.benchmarks.text import Text, parse_text


def test_one_text_serves_both_languages() -> None:
    assert parse_text("Xen") == Text("Xen", "Xen")


def test_a_text_for_each_language() -> None:
    text = parse_text({"zh": "物理机", "en": " Bare metal "})
    assert (text.in_language("zh"), text.in_language("en")) == ("物理机", "Bare metal")


@pytest.mark.parametrize(
    "value",
    [{"zh": "只有中文"}, {"en": "only English"}, {"zh": "一", "en": "one", "fr": "un"},
     {"zh": 1, "en": "one"}, 5, ["a"], "", {"zh": " ", "en": "one"}, None],
)  # fmt: skip
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"both|write|empty"):
        parse_text(value)
