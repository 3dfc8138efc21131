"""What real exports hold, in one text each: nothing of it may be lost."""

from __future__ import annotations

import re

import pytest

from tests.plugins.wordpress.bodies import converted
from tests.plugins.wordpress.conversion.exported_posts import (
    QUIRKS,
    article,
    coloured,
    escaped_listing,
    listing,
    table,
)
from tests.plugins.wordpress.runaways import no_runaway

_HAN = re.compile(r"[\u3400-\u9fff]")
# Alternative texts and titles, which `rendered` has no place for here.
_NO_TEXT = {
    "pictures in reference links over two lines": "图",
    "reference links, one of them undefined": "题目",
}


@pytest.mark.parametrize("quirk", QUIRKS)
@pytest.mark.parametrize("markup", ["markdown", "rendered", "wordpress"])
def test_each_quirk_is_converted_without_loss(quirk: str, markup: str) -> None:
    body = QUIRKS[quirk]
    new = converted(body, markup=markup)  # type: ignore[arg-type]

    assert new.coverage == 1
    assert new.differences == ()
    hidden = _NO_TEXT.get(quirk, "")
    wanted = [han for han in _HAN.findall(re.sub(r"<param[^>]*>", "", body)) if han not in hidden]
    missing = [han for han in wanted if han not in new.markdown]
    assert missing == []


@pytest.mark.parametrize("seed", range(6))
def test_articles_of_many_quirks(seed: int) -> None:
    new = converted(article(seed, 8_000))

    assert new.coverage == 1
    assert new.differences == ()


def test_undefined_references_stay_text() -> None:
    new = converted(QUIRKS["reference links, one of them undefined"])

    assert "[没有][9]" in new.text
    assert new.after.links == 2


def test_lines_that_begin_with_a_number_sign_are_no_headings() -> None:
    assert converted(QUIRKS["headers of C"]).after.headings == 0


def test_code_has_its_tabs_its_spaces_and_straight_quotes() -> None:
    code = converted(QUIRKS["indented and fenced code"]).markdown
    quoted = converted(QUIRKS["quotes that typography made"])

    assert "```\na\n\n\tb   \n<c> &amp; *d*\n```" in code
    assert "echo \"甲\" 'b'" in quoted.markdown
    assert '`x "y"`' in quoted.markdown
    assert "“引”" in quoted.markdown
    assert "typographic quotes in code became straight ones: 8" in quoted.notes


def test_code_in_lists_is_code() -> None:
    new = converted("1. 一\n\n    ```\n    x\n      y\n    ```\n2. 二\n")

    assert new.after.code_blocks == 1
    assert "        x\n          y" in new.markdown


LONG = {
    "1,000 coloured words": ("markdown", coloured(1_000)),
    "5,000 coloured words": ("rendered", coloured(5_000)),
    "4,000 in one paragraph": ("markdown", coloured(4_000).replace("\n", "")),
    "a log of 200 KB": ("markdown", f"<pre>{escaped_listing(200_000)}</pre>"),
    "in a fence": ("markdown", f"```\n{listing(200_000)}\n```"),
    "indented": ("markdown", "a\n\n    " + listing(200_000).replace("\n", "\n    ")),
    "in a quotation": (
        "markdown",
        "<blockquote><pre>" + escaped_listing(200_000) + "</pre></blockquote>",
    ),
    "in a shortcode": ("wordpress", f"[code]\n{listing(200_000)}\n[/code]"),
    "with breaks": ("markdown", escaped_listing(50_000).replace("\n", "<br />\n")),
    "a table of 1,000 rows": ("markdown", table(1_000, 8)),
    "as a block": (
        "wordpress",
        "<!-- wp:table --><figure>" + table(1_000, 4) + "</figure>",
    ),
    "in Markdown": ("markdown", "|a|b|\n|-|-|\n" + "|数据|2|\n" * 1_000),
    "1,000 links": (
        "markdown",
        "\n".join(f"- [条目 {n}][{n}]" for n in range(1_000))
        + "\n\n"
        + "\n".join(f" [{n}]: http://x.example/{n}" for n in range(1_000)),
    ),
}


@pytest.mark.parametrize("case", LONG)
def test_long_texts_of_people_are_converted_within_seconds(case: str) -> None:
    markup, body = LONG[case]
    with no_runaway():
        new = converted(body, markup=markup)  # type: ignore[arg-type]

    assert new.coverage == 1
    assert new.differences == ()
