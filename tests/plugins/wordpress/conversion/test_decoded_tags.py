from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.decoded_tags import escape_decoded_tags
from tests.plugins.wordpress.bodies import converted
from tests.plugins.wordpress.runaways import no_runaway

TEXT = [
    '在<head>里加入<link rel="x" href="a.css">，把</body>放在最后',
    "写<div>和<script>即可，用<table>，每个<tr>里放<td>",
    '还有<a>标签、<img>标签、<input>和<input type="text">',
    "<title>标签里写名字",
    '写成<div class="box">内容</div>就行',
    "<html>  \n<head>  \n<title>甲</title>  \n<script>  \nvar a;  \n</script>  \n</html>",
    "&nbsp;&nbsp;<p>一段</p>  \n<p>又一段</p>",
    "<?php  \necho 1;  \n?>",
    "声明<!DOCTYPE html>在最前",
    '标签<asp:TextBox runat="server" />和<s:form action="x">',
    "若 a<b 并且 c>d",
]


@pytest.mark.parametrize("text", TEXT)
def test_tags_that_were_text_stay_text(text: str) -> None:
    shown = text.replace("&nbsp;", "").replace("  \n", " ")

    assert " ".join(converted(text).text.split()) == " ".join(shown.split())


PAGE = [
    '<p style="x">\n  一<br /> 二\n</p>',
    '<ul id="x">\n  <li>\n    <a href="#i">甲</a><ul>\n      <li>乙</li></ul></li></ul>',
    '文字<u>线</u>和<b>粗</b>、<span style="x">红</span>，<sup>2</sup>',
    "<!--[if IE]>\n<script>x</script>\n",
    '<script type="text/javascript">\nvar a = "<p>";\n</script>',
    "说`<head>`和 ``<body> ` <p>``",
    "    <head>\n    <p>x</p>",
    '<hr style="border: 1px dashed;" />',
    '<p><span style="x">文字</p></span>',
    "甲<br />乙<br>丙",
    '输入：  \n<input id="n" onkeyup="x()" type="text" />和<select name="a"></select>',
    '甲  \n<img id="b" alt="" /><hr class="c" />',
    "1.  第一 \n    续</li> </ol>",
]


@pytest.mark.parametrize("text", PAGE)
def test_tags_of_the_page_stay_tags(text: str) -> None:
    assert escape_decoded_tags(text) == text


def test_coloured_code_shows_its_tags() -> None:
    body = (
        '<div style="font-family: x">\n'
        '  <span style="c"><html</span> <span style="c">lang=</span>"x"<span style="c">></span>'
        '<br /> <span style="c"><p></span>字<span style="c"></p></span><br />'
        ' <span style="c"><hr/></span><br /> <span>/// <summary></span>'
        ' <span style="c"><script </span><span style="c">></script></span>\n'
        "</div>\n\n后文"
    )

    assert converted(body).text == (
        '<html lang="x"> <p>字</p> <hr/> /// <summary> <script ></script> 后文'
    )


def test_a_tag_that_was_text_swallows_nothing() -> None:
    new = converted("先写<script>再写别的。\n\n第二段。\n\n<script>\nrun();\n</script>\n\n尾")

    assert new.text == "先写<script>再写别的。 第二段。 尾"


@given(st.lists(st.sampled_from(["<p>", "</p>", "<head>", "<b>", "`", "字", "  \n", "\n\n", " "])))
def test_nothing_but_signs_is_changed(pieces: list[str]) -> None:
    text = "".join(pieces)

    assert escape_decoded_tags(text).replace("&lt;", "<") == text


@pytest.mark.parametrize(
    "piece", ["a<p>", "`", "<span><p></span>", "a<", "    <p>\n\n", "<title>a", "1.  a</li> "]
)
def test_long_texts_are_read_in_time(piece: str) -> None:
    with no_runaway():
        escape_decoded_tags(piece * (1_000_000 // len(piece)))


def test_what_an_exporter_escaped_within_a_tag_is_read() -> None:
    new = converted("图<img src='/a\\_1\\_b.jpg' width=540 alt='a\\_1'>")

    assert new.markdown == '图![a\\_1](/a_1_b.jpg){: width="540"}\n'


def test_a_tag_that_only_parts_a_shortcode_is_none() -> None:
    assert converted("[<span />code]x").text == "[code]x"


def test_tags_of_a_document_that_are_quoted_are_text() -> None:
    new = converted('> <link rel="a" href="/b">\n\n*   <head>\n*   <script src="c"></script>')

    assert new.text == '<link rel="a" href="/b"> <head> <script src="c"></script>'
