from __future__ import annotations

from plugins.wordpress.library.lasting_rows import lasting, lasting_redirects
from plugins.wordpress.model import Redirect


def test_this_export_has_the_last_word_on_each_key() -> None:
    assert lasting(["a1", "b1"], ["b2", "c2"], lambda row: row[0]) == ["a1", "b2", "c2"]


def test_redirects_of_another_export_stay() -> None:
    old, new = [Redirect("/?p=1", "/1.html")], [Redirect("/?p=2", "/2.html")]

    assert list(lasting_redirects(old, new, {})) == [*old, *new]


def test_redirects_follow_a_text_that_moves() -> None:
    old = [Redirect("/?p=1", "/1.html"), Redirect("/1.html/feed", "/1.html#comments")]
    moved = {"/1.html": "/2012/one/"}

    assert list(lasting_redirects(old, [], moved)) == [
        Redirect("/1.html", "/2012/one/"),
        Redirect("/1.html/feed", "/2012/one/#comments"),
        Redirect("/?p=1", "/2012/one/"),
    ]


def test_no_redirect_leads_away_from_a_page_or_to_itself() -> None:
    old = [
        Redirect("/2012/one", "/1.html"),
        Redirect("/2013/two", "/elsewhere.html"),
        Redirect("/x", "/y"),
    ]
    moved = {"/1.html": "/2012/one/", "/2.html": "/2013/two/"}

    assert list(lasting_redirects(old, [Redirect("/x", "/x/")], moved)) == [
        Redirect("/1.html", "/2012/one/"),
        Redirect("/2.html", "/2013/two/"),
    ]
