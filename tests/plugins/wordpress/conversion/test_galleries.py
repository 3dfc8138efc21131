from __future__ import annotations

import pytest

from plugins.wordpress.conversion.context import Attached, Context
from tests.plugins.wordpress.bodies import HOSTS, converted

UPLOADS = "/wp-content/uploads/2012"
CONTEXT = Context(
    HOSTS,
    {
        "9": Attached(f"{UPLOADS}/b.png", "B", "图 b", "说明 <b>粗</b>", "1", 2),
        "10": Attached(f"{UPLOADS}/a.jpg", "A", "", "", "1", 1),
        "11": Attached(f"{UPLOADS}/s.mp3", "Song", "", "", "1"),
        "12": Attached(f"{UPLOADS}/c.jpg", "C", "", "", "2"),
    },
)


def pictures(body: str) -> list[str]:
    new = converted(body, markup="wordpress", context=CONTEXT)
    assert new.coverage == 1
    return [name for name in ("a.jpg", "b.png", "c.jpg") if f"{UPLOADS}/{name}" in new.markdown]


@pytest.mark.parametrize(
    ("shortcode", "shown"),
    [
        ("[gallery]", ["a.jpg", "b.png"]),
        ('[gallery ids="12,9"]', ["b.png", "c.jpg"]),
        ('[gallery include="10"]', ["a.jpg"]),
        ('[gallery exclude="10"]', ["b.png"]),
        ('[gallery id="2"]', ["c.jpg"]),
        ("[gallery columns=2][/gallery]", ["a.jpg", "b.png"]),
    ],
)
def test_pictures_of_galleries(shortcode: str, shown: list[str]) -> None:
    assert pictures(shortcode) == shown


def test_each_picture_leads_to_its_original_and_keeps_its_caption() -> None:
    new = converted('vor [gallery ids="12,9"] nach', markup="wordpress", context=CONTEXT)

    assert new.markdown == (
        f"vor\n\n[![]({UPLOADS}/c.jpg)]({UPLOADS}/c.jpg)\n\n"
        f'<figure><a href="{UPLOADS}/b.png"><img alt="图 b" src="{UPLOADS}/b.png"/></a>'
        "<figcaption>说明 <strong>粗</strong></figcaption></figure>\n\nnach\n"
    )
    assert new.uploads == (f"{UPLOADS}/c.jpg", f"{UPLOADS}/b.png")


def test_a_gallery_of_nothing_stays_visible_and_is_listed() -> None:
    new = converted('[gallery ids="99"]', markup="wordpress", context=CONTEXT)

    assert new.text == '[gallery ids="99"]'
    assert new.shortcodes == (("gallery", 1),)
    assert "gallery names attachment 99, which the export lacks" in new.notes


@pytest.mark.parametrize(
    "body",
    [
        '[caption width="3" caption="说明"]<a href="/x"><img src="/y-3x2.png"></a>[/caption]',
        '[caption id="a" width="3"]<a href="/x"><img src="/y-3x2.png"></a> 说明[/caption]',
        '[wp_caption width="3"]\n<a href="/x"><img src="/y-3x2.png"></a>\n说明\n[/wp_caption]',
    ],
)
@pytest.mark.parametrize("markup", ["markdown", "rendered", "wordpress"])
def test_captions(body: str, markup: str) -> None:
    new = converted(f"vor\n\n{body}\n\nnach", markup=markup)  # type: ignore[arg-type]

    assert (
        '<figure><a href="/x"><img src="/y-3x2.png"/></a><figcaption>说明</figcaption></figure>'
        in new.markdown
    )
    assert new.shortcodes == ()


@pytest.mark.parametrize(
    ("shortcode", "addresses"),
    [
        ('[audio src="/a.mp3"]', ("/a.mp3",)),
        ('[audio mp3="/a.mp3" ogg="/a.ogg"][/audio]', ("/a.mp3", "/a.ogg")),
        ("[audio http://x.example/a.mp3]", ("http://x.example/a.mp3",)),
        ("[audio]", (f"{UPLOADS}/s.mp3",)),
        ('[video mp4="/a.mp4" width="4"][/video]', ("/a.mp4",)),
        ('[playlist ids="11"]', (f"{UPLOADS}/s.mp3",)),
        ("[playlist]", (f"{UPLOADS}/s.mp3",)),
        ("[embed width=3]http://x.example/?a=1&amp;b=2[/embed]", ("http://x.example/?a=1&b=2",)),
        ("[embed]javascript:alert(1)[/embed]", ()),
        ("[video]", ()),
    ],
)
def test_players_become_links(shortcode: str, addresses: tuple[str, ...]) -> None:
    new = converted(f"vor\n\n{shortcode}\n\nnach", markup="wordpress", context=CONTEXT)

    assert new.embedded == addresses
    assert new.after.links == len(addresses)
    assert bool(new.shortcodes) == (not addresses)
