from __future__ import annotations

from contextlib import suppress

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.html_names import names
from plugins.wordpress.conversion.limits import TooComplexError
from plugins.wordpress.conversion.normalising import normalise
from tests.plugins.wordpress.runaways import no_runaway


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b><i>c</i>"),
        ("<a href='x'><div>a</div></a>", '<a href="x"><div>a</div></a>'),
        ("<p>a</div></span>b</p>", "<p>ab</p>"),
        ("<pre>\na\n</pre>", "<pre>a\n</pre>"),
        ("<span><font color=red>a</font></span>", "a"),
        ("a<b && c>d", "a&lt;b &amp;&amp; c&gt;d"),
        ("<VPS> <你的IP> <a@b.example>", "&lt;VPS&gt; &lt;你的IP&gt; &lt;a@b.example&gt;"),
        ("a<b; <<EOF c<d> <e", "a&lt;b; &lt;&lt;EOF c&lt;d&gt; &lt;e"),
        ('<img alt="a < b > c">', '<img alt="a &lt; b &gt; c">'),
        ("<http://x.example/>", "&lt;http://x.example/&gt;"),
        ("<?php echo 1; ?>", "&lt;?php echo 1; ?&gt;"),
        ('<p class="a"style="b">c</p>', '<p class="a">c</p>'),
        ("<o:p>a</o:p>", "a"),
        ("a<title>b<p>c", "ab<p>c</p>"),
        ("a<script>b", "ab"),
        ("a<script>b</script>c<style>d", "a<script>b</script>cd"),
        ("<title>a<script>b</script>c", "a<script>b</script>c"),
        ("a<plaintext>b<i>c</i>", "ab<i>c</i>"),
    ],
)
def test_html_as_browsers_read_it(html: str, read: str) -> None:
    assert normalise(html)[0] == read


def test_what_was_read_otherwise_is_noted() -> None:
    assert normalise("<VPS> <VPS> a<b && c>d <title>e")[1] == [
        "<VPS> is no HTML and stays as text (2×)",
        "<b && c> is no HTML and stays as text (1×)",
        "<title> without an end left out",
    ]


PIECES = st.sampled_from(
    sorted(
        names(
            "<b> </b> <p> </p> <div> </div> <table> <tr> <td> </table>"
            " a 字 < > & <VPS> <svg> </svg> <select> <option>"
        )
    )
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_what_is_read_is_well_formed(html: str) -> None:
    read, _ = normalise(html)

    again = str(BeautifulSoup(read, "html.parser")).replace("/>", ">")
    assert "".join(again.split()) == "".join(read.split())


@pytest.mark.parametrize("piece", ["<b>", "<p><b id=a>", "<!--", "<title>", "<a "])
def test_broken_html_takes_no_time(piece: str) -> None:
    with no_runaway(), suppress(TooComplexError):
        normalise(piece * 50_000)


def test_tags_with_a_prefix_are_text_but_those_of_word() -> None:
    html, notes = normalise('<asp:Label id="x" />甲<o:p>&nbsp;</o:p><fb:like></fb:like><st1:x>乙')

    assert html == '&lt;asp:Label id="x" /&gt;甲&nbsp;乙'
    assert notes == ['<asp:Label id="x" /> is no HTML and stays as text (1×)']
