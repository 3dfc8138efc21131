from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.wordpress.conversion.presentation import simplify
from tests.plugins.wordpress.bodies import HOSTS


def simplified(html: str) -> tuple[str, list[str]]:
    soup = BeautifulSoup(html, "html.parser")
    notes = simplify(soup, "/1.html", HOSTS)
    return str(soup).strip(), notes


@pytest.mark.parametrize(
    ("html", "simple"),
    [
        ("<p><b>a</b><b>b</b> <i>c</i></p>", "<p><strong>ab</strong> <em>c</em></p>"),
        ("<p>a<strong> </strong>b<em></em></p>", "<p>a b</p>"),
        ("<p><br>a<br>b<br></p>", "<p> a<br/>b </p>"),
        ("<p></p><p> </p><p>a</p>", "<p>a</p>"),
        ("<div>a<ul><li>b</li></ul>c</div>d", "<p>a</p><ul><li>b</li></ul><p>c</p><p>d</p>"),
        ("<div><div>a</div></div>", "<p>a</p>"),
        ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>"),
        ('<h2 id="x">a</h2>', "<h2>a</h2>"),
        ('<a name="n"></a><p><a href="#n">a</a></p>', None),
        ('<p><a href="http://old.example/2.html">a</a></p>', '<p><a href="/2.html">a</a></p>'),
        ("<td>a<div>b</div></td>", None),
    ],
)
def test_what_only_looks_goes(html: str, simple: str | None) -> None:
    result, notes = simplified(html)

    assert not notes
    if simple is None:
        assert BeautifulSoup(result, "html.parser").get_text().split() == (
            BeautifulSoup(html, "html.parser").get_text(" ").split()
        )
    else:
        assert result == simple


def test_anchors_that_links_lead_to_stay() -> None:
    assert 'name="n"' in simplified('<p><a name="n"></a>x <a href="#n">a</a></p>')[0]
    assert 'name="n"' not in simplified('<p><a name="n"></a>x</p>')[0]


@pytest.mark.parametrize(
    ("html", "note"),
    [
        ('<p>a<a href="/x"><br></a></p>', "empty link to /x dropped: nothing to click on"),
        ('<p><a href="http://[x">a</a></p>', "link to 'http://[x', which is no address"),
        ('<p>b<img alt="a"></p>', "picture without a usable address dropped (alt 'a')"),
        ('<p><img src="/a" width="100%"></p>', "width='100%' of /a dropped"),
    ],
)
def test_what_a_reader_could_miss_is_noted(html: str, note: str) -> None:
    notes = simplified(html)[1]

    assert len(notes) == 1
    assert notes[0].startswith(note)
