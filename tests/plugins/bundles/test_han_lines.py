"""Line breaks between Han characters vanish, all others stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from plugins.bundles.han_lines import HanLinesExtension


def html(text: str) -> str:
    return markdown(text, extensions=["extra", HanLinesExtension()])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("虚拟化\n技术", "<p>虚拟化技术</p>"),
        ("第一行，\n第二行", "<p>第一行，第二行</p>"),
        ("他说\n“好”", "<p>他说“好”</p>"),
        ("English\nwords", "<p>English\nwords</p>"),
        ("用KVM\n技术", "<p>用KVM\n技术</p>"),
        ("**粗体**\n后文\n再来", "<p><strong>粗体</strong>后文再来</p>"),
        ("中文\n**粗体**\n中文", "<p>中文<strong>粗体</strong>中文</p>"),
        ("中文\n[链*接\n文*字](/a)", '<p>中文<a href="/a">链<em>接文</em>字</a></p>'),
        ("中文\n`代码`\n中文", "<p>中文<code>代码</code>中文</p>"),
        ("中文\n**bold**", "<p>中文\n<strong>bold</strong></p>"),
        ("The servers’\n“fast” disks …\n— here", "<p>The servers’\n“fast” disks …\n— here</p>"),
        ("- 一\n- 二", "<ul>\n<li>一</li>\n<li>二</li>\n</ul>"),
        ("硬换行  \n第二行", "<p>硬换行<br>\n第二行</p>"),
        ("`代码\n代码`", "<p><code>代码\n代码</code></p>"),
        ("```\n第一\n第二\n```", "<pre><code>第一\n第二\n</code></pre>"),
    ],
)
def test_lines(text: str, expected: str) -> None:
    assert html(text).replace("<br />", "<br>") == expected


@given(st.text(alphabet="中文，a b\n", max_size=60))
def test_only_white_space_is_lost(text: str) -> None:
    plain = markdown(text, extensions=["extra"])
    assert "".join(html(text).split()) == "".join(plain.split())
