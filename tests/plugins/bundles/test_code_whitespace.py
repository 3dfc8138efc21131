from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from plugins.bundles.code_whitespace import CodeWhitespaceExtension

PLAIN = ["extra", "codehilite"]


def code(text: str) -> str:
    html = markdown(text, extensions=[*PLAIN, CodeWhitespaceExtension()])
    pre = BeautifulSoup(html, "html.parser").find("pre")
    assert pre is not None, html
    return pre.get_text()


@pytest.mark.parametrize("fence", ["```", "~~~~", "```make"])
def test_fences_keep_tabs_and_blank_lines(fence: str) -> None:
    lines = "all:\n\tcc -o a\tb.c\n \n\t\n  \n\nend:\t"

    assert code(f"Text.\n\n{fence}\n{lines}\n{fence.rstrip('make')}\n\nEnd.\n") == f"{lines}\n"


def test_pre_keeps_them_too() -> None:
    assert code("<pre>a\tb\n \t\n\tc</pre>\n") == "a\tb\n \t\n\tc"


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n\tb\n\n-\tc\n",
        "\tindented\tcode\n",
        "a\n \t\nb\n",
        "```\nnever\tclosed\n",
        "a ``` b\n\tc\n```\n",
        "|a|\tb|\n|-|-|\n|1\t|2|\n",
        "```\nno tab\n```\n",
        "",
    ],
)
def test_all_else_is_read_as_ever(text: str) -> None:
    with_it = markdown(text, extensions=[*PLAIN, CodeWhitespaceExtension()])

    assert with_it == markdown(text, extensions=PLAIN)


def test_windows_line_ends_and_marks_of_markdown_itself() -> None:
    assert code("\x02```\r\n\ta\r\n```\r\n") == "\ta\n"
