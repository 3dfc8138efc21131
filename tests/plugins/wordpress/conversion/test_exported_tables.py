from __future__ import annotations

import pytest

from plugins.wordpress.conversion.exported_tables import escape_pipes
from plugins.wordpress.conversion.rendered_source import render_source

HEAD = "| a   | b   |\n| --- | ---:|\n"


def test_a_pipe_within_a_cell_is_text() -> None:
    rendered = render_source(
        "\n| a   | b     |\n| --- | ----- |\n| x|y | `a|b` |\n| 1   | 2     |\n"
    )

    assert "<td>x|y</td>" in rendered
    assert "<td><code>a|b</code></td>" in rendered
    assert rendered.count("<td") == 4


@pytest.mark.parametrize(
    "text",
    [
        "a|b\n|c|d\n",
        f"\n{HEAD}| 1 | 2 |\n",
        f"\n{HEAD}|1|2|\n",
        f"\n{HEAD}| x|y |\n",
        "\n| a|b | c |\n",
        f"\n{HEAD}| x\\|y | `a|b` |\n",
    ],
)
def test_all_else_stays(text: str) -> None:
    assert escape_pipes(text) == text
