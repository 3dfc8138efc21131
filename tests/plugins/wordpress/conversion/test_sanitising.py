from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.limits import TooComplexError
from plugins.wordpress.conversion.sanitising import sanitise

PIECES = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "<style>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<svg>",
            "<math>",
            "<mtext>",
        ),
        *("<noscript>", "</noscript>", "<table>", "<a title='", "'>", "</a>", "&lt;b&gt;", "x"),
        *("<img src=x onerror=a()>", "<a href='javascript:a()'>", "<p onclick=a()>"),
        "<iframe srcdoc='<script>'>",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_piece_of_html_brings_a_script_in(html: str) -> None:
    soup = sanitise(f"<div>{html}</div>").soup

    assert not soup.find(["script", "style", "iframe", "svg", "object", "embed", "form"])
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")]
        assert not str(tag.get("href", "")).strip().lower().startswith("javascript")


@pytest.mark.parametrize(
    ("html", "wanted", "note"),
    [
        ("<p>a <VPS> b</p>", "<p>a &lt;VPS&gt; b</p>", "<VPS> is no HTML and stays as text (1×)"),
        ("<p>a<script>b()</script></p>", "<p>a</p>", "dropped: <script> with its content"),
        ("<p onclick='x()'>a</p>", "<p>a</p>", "dropped: script in onclick="),
        ("<p>a<!--b--></p>", "<p>a</p>", "dropped: comment <!--b-->"),
        (
            '<a href="javascript:x()">a</a>',
            "<a>a</a>",
            "dropped: address javascript:x()",
        ),
        (
            '<iframe src="http://v.example/1"></iframe>',
            '<div><a href="http://v.example/1">http://v.example/1</a>\n</div>',
            "<iframe> became a link to http://v.example/1",
        ),
        (
            '<object><embed src="http://v.example/1.swf"></object>',
            '<div><a href="http://v.example/1.swf">http://v.example/1.swf</a>\n</div>',
            "<object> became a link to http://v.example/1.swf",
        ),
    ],
)
def test_what_goes_is_noted(html: str, wanted: str, note: str) -> None:
    safe = sanitise(html)

    assert str(safe.soup) == wanted
    assert safe.notes == [note]


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<pre lang="bash">x</pre>', "bash"),
        ('<pre class="brush: xml; toolbar: false">x</pre>', "xml"),
        ('<pre class="lang:sh decode:true">x</pre>', "sh"),
        ('<pre class="EnlighterJSRAW" data-enlighter-language="c++">x</pre>', ""),
        ('<pre class="EnlighterJSRAW" data-enlighter-language="shell">x</pre>', "shell"),
        ('<pre><code class="language-c++">x</code></pre>', "c++"),
        ('<pre><code class="language-bench">x</code></pre>', ""),
        ("<pre>x</pre>", ""),
        ('<pre class="prettyprint">x</pre>', ""),
        ('<pre class="prettyprint lang-py">x</pre>', "py"),
        ('<pre class="code">x</pre>', ""),
        ('<pre class="brush: plain">x</pre>', ""),
        ('<pre class="lang:default decode:true">x</pre>', ""),
        ('<pre class="lang:text">x</pre>', ""),
    ],
)
def test_languages_of_code(html: str, language: str) -> None:
    soup = sanitise(html).soup
    wanted = f' class="language-{language}"' if language else ""

    assert str(soup) == f"<pre><code{wanted}>x</code></pre>"


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<pre>a<br />\nb<br>c<p>d</p>e</pre>", "a\nb\nc\nd\ne"),
        ("<pre>\n<p>a</p>\n<p>b</p>\n</pre>", "a\nb\n"),
        ("<p><code>a<br />\n\tb</code></p>", "a\n\tb"),
        ("<p>" + "<code>" + "a<br>" * 300 + "</code>x</p>", "a\n" * 300),
    ],
)
def test_breaks_and_paragraphs_of_editors_are_no_part_of_code(html: str, code: str) -> None:
    pre = sanitise(html).soup.find("pre")

    assert pre is not None
    assert pre.get_text() == code


def test_inline_code_of_two_lines_beside_text_is_two_pieces() -> None:
    soup = sanitise("<p>x <code>a<br>b</code></p>").soup

    assert str(soup) == "<p>x <code>a</code><br/><code>b</code></p>"


def test_links_in_code_stay() -> None:
    assert sanitise('<pre>a <a href="/x">b</a></pre>').soup.find("a", href="/x") is not None


def test_line_breaks_in_code_become_line_ends() -> None:
    assert sanitise("<pre>\na<br />b<span>c</span></pre>").soup.get_text() == "a\nbc"


def test_coloured_spans_go_however_many_stand_open() -> None:
    html = (
        "<p>"
        + "<span style='color: red'><font color='red'>" * 150
        + "<strong>XEN</strong> 也是</p>"
    )
    safe = sanitise(html)

    assert str(safe.soup) == "<p><strong>XEN</strong> 也是</p>"
    assert safe.notes == []


def test_elements_may_not_be_more_than_a_converter_can_count() -> None:
    with pytest.raises(TooComplexError, match="30,001 HTML elements"):
        sanitise("<p>x</p>" * 30_001)


def test_elements_may_not_nest_deeper_than_a_converter_can_go() -> None:
    with pytest.raises(TooComplexError):
        sanitise("<b><i><u>" * 50 + "x")


def test_references_to_control_characters_leave_none() -> None:
    assert sanitise("<p>a&#27;[31m&#x7f;b</p>").soup.get_text() == "a[31mb"


def test_the_link_to_an_upload_is_called_by_its_file() -> None:
    audio = '<audio src="http://old.example/wp-content/uploads/2016/%E6%AD%8C.mp3"></audio>'
    video = '<video src="http://other.example/clip.mp4"></video>'
    texts = [link.get_text() for link in sanitise(audio + video).soup.find_all("a")]

    assert texts == ["歌.mp3", "http://other.example/clip.mp4"]


def test_smilies_are_written_out() -> None:
    safe = sanitise(
        '<p>a <img src="/wp-includes/images/smilies/icon_sad.gif" alt=":(">'
        ' <img class="wp-smiley" src="https://s.w.org/72x72/1f642.png" alt="🙂">'
        ' <img src="/smilies/b.png" alt="c"></p>'
    )

    assert str(safe.soup) == '<p>a :( 🙂 <img alt="c" src="/smilies/b.png"/></p>'
    assert safe.notes == ["pictures of smilies became text: 2"]


def test_code_leaves_the_table_of_its_highlighter() -> None:
    row = "<td><pre class='bash'># a\n\n*b*</pre></td>"
    plain = sanitise(f"<table><tr>{row}</tr></table>")
    numbered = sanitise(f"<table><tr><td><pre>1\n2</pre></td>{row}</tr></table>")
    text = sanitise(f"<table><tr><td>x</td>{row}</tr></table>")

    assert str(plain.soup) == '<pre><code class="language-bash"># a\n\n*b*</code></pre>'
    assert numbered.soup.table
    assert text.soup.table
