from __future__ import annotations

from collections import Counter

from plugins.wordpress.addresses.list_addresses import home_rows, list_rows
from plugins.wordpress.addresses.lists import OldList
from plugins.wordpress.addresses.new_site import NewSite
from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.structure import Structure
from tests.plugins.wordpress.addresses.old_blog import ENTRIES, SITE, planned

NEW = NewSite(tuple(planned(ENTRIES)), OldSite.of(ENTRIES, SITE, Options()), Options())
LIST = OldList(("/tag/x",), ("tag=x",), "/tag/x/", "/tag/x/atom.xml", Counter(zh=7))


def test_a_list_has_as_many_pages_as_its_entries_can_have_filled() -> None:
    rows = dict(list_rows(LIST, NEW, "/blog", "zh"))
    assert rows["/blog/tag/x/page/3"] == rows["/blog/?tag=x&paged=3"] == "/tag/x/"
    assert "/blog/tag/x/page/4" not in rows


def test_each_edition_has_its_own_list_and_feed() -> None:
    rows = dict(list_rows(LIST, NEW, "/en", "en"))
    assert rows["/en/tag/x"] == "/en/tag/x/"
    assert rows["/en/tag/x/feed/atom"] == rows["/en/?feed=rss2&tag=x"] == "/en/tag/x/atom.xml"


def test_paths_answer_only_where_the_site_had_a_structure() -> None:
    plain = dict(home_rows(NEW, Structure(), "", "zh"))
    assert plain["/?feed=comments-rss2"] == "/feeds/comments.xml"
    assert plain["/?paged=1"] == "/"
    assert "/feed" not in plain
    index = dict(home_rows(NEW, Structure(pattern="/index.php/%postname%"), "", "zh"))
    assert index["/index.php/feed"] == "/feeds/atom.xml"
    assert index["/index.php/comments/feed"] == "/feeds/comments.xml"
