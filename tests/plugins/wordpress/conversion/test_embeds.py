from __future__ import annotations

import pytest

from plugins.wordpress.conversion.embeds import link, page_of
from tests.plugins.wordpress.bodies import converted


@pytest.mark.parametrize(
    ("player", "page"),
    [
        (
            "http://www.youtube.com/embed/dQw4w9WgXcQ?rel=0",
            "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        ("//www.youtube.com/v/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://player.vimeo.com/video/123", "https://vimeo.com/123"),
        (
            "http://player.youku.com/player.php/sid/XMTI0/v.swf",
            "http://v.youku.com/v_show/id_XMTI0.html",
        ),
        (
            "http://player.youku.com/player.php/Type/Folder/Fid/1/Ob/1/sid/XMTI0/v.swf",
            "http://v.youku.com/v_show/id_XMTI0.html",
        ),
        ("//player.youku.com/embed/XMTI=", "https://v.youku.com/v_show/id_XMTI=.html"),
        ("http://www.tudou.com/v/a-B_c/v.swf", "http://www.tudou.com/programs/view/a-B_c/"),
        ("http://player.ku6.com/refer/aB.c/v.swf", "http://v.ku6.com/show/aB.c.html"),
        ("http://player.56.com/v_ABC.swf", "http://www.56.com/u/v_ABC.html"),
        (
            "http://static.hdslb.com/miniloader.swf?aid=7&page=1",
            "http://www.bilibili.com/video/av7",
        ),
        (
            "http://static.video.qq.com/TPout.swf?auto=1&vid=a1b",
            "http://v.qq.com/x/page/a1b.html",
        ),
        ("http://player.example/1.swf", "http://player.example/1.swf"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_pages_of_players(player: str, page: str) -> None:
    assert page_of(player) == page


def test_links_are_escaped() -> None:
    assert link('/a?b&"c', "<d>") == '<a href="/a?b&amp;&quot;c">&lt;d&gt;</a>'


def test_addresses_alone_on_a_line_become_links() -> None:
    new = converted(
        "a\nhttp://v.example/?a=1&b=2\n\nsee http://v.example/3 there\n\n<p>http://v.example/4</p>",
        markup="wordpress",
    )

    assert list(new.embedded) == ["http://v.example/?a=1&b=2", "http://v.example/4"]
    assert new.after.links == 2
    assert "see http://v.example/3 there" in new.markdown


@pytest.mark.parametrize("markup", ["markdown", "rendered", "wordpress"])
@pytest.mark.parametrize(
    ("html", "address"),
    [
        (
            '<iframe src="//www.youtube.com/embed/abcdef1">no frames</iframe>',
            "https://www.youtube.com/watch?v=abcdef1",
        ),
        (
            '<object><param name="movie" value="http://www.tudou.com/v/abc/"><embed src="http://www.tudou.com/v/abc/"></object>',
            "http://www.tudou.com/programs/view/abc/",
        ),
        ('<embed src="http://x.example/a.swf?b=1&amp;c=2">', "http://x.example/a.swf?b=1&c=2"),
        ('<video><source src="/a.mp4"><a href="/a.mp4">/a.mp4</a></video>', "/a.mp4"),
        ('<audio src="/a.mp3"></audio>', "/a.mp3"),
    ],
)
def test_players_become_links(markup: str, html: str, address: str) -> None:
    new = converted(f"<p>前</p>\n\n{html}\n\n<p>后</p>", markup=markup)  # type: ignore[arg-type]

    assert new.embedded == (address,)
    assert new.text == f"前 {address} 后"
    assert new.after.links == 1


def test_posters_and_pictures_within_players_stay() -> None:
    new = converted('<video src="/a.mp4" poster="/p.jpg"></video>', markup="rendered")

    assert new.after.pictures == 1
