from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.wordpress.addresses.new_site import NewSite
from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.structure import Structure
from plugins.wordpress.addresses.text_addresses import comment_pages, text_rows
from tests.plugins.wordpress.addresses.old_blog import SITE, entry, planned

if TYPE_CHECKING:
    from plugins.wordpress.index import Entry


def rows_of(
    one: Entry, pattern: str = "/%post_id%.html", others: tuple[Entry, ...] = ()
) -> dict[str, str]:
    options = Options()
    (text,) = planned([one])
    new = NewSite((text,), OldSite.of([one, *others], SITE, options), options)
    return dict(text_rows(text, new, Structure(pattern=pattern)))


def test_parts_end_where_the_text_ends() -> None:
    rows = rows_of(entry("1", parts=3))
    assert {"/1.html/2", "/1.html/3", "/?p=1&page=3"} < set(rows)
    assert not {"/1.html/1", "/1.html/4"} & set(rows)


def test_a_text_without_comments_has_no_pages_of_them() -> None:
    assert not any("comment-page" in source or "cpage" in source for source in rows_of(entry("1")))
    assert "/1.html/comment-page-2" in rows_of(entry("1", approved=11))


def test_an_export_cannot_ask_for_endless_rows() -> None:
    assert comment_pages(0) == 0
    assert comment_pages(10**9) == 500
    assert len(rows_of(entry("1", parts=10**9))) < 2000


def test_the_number_is_read_from_the_address_when_the_export_has_none() -> None:
    one = entry("", name="", address="", permalink="/2369.html")
    assert rows_of(one)["/?p=2369"] == "/2369.html"
    assert not any("?p=" in source for source in rows_of(one, "/%postname%"))


def test_types_of_plugins_are_asked_for_by_type_and_name() -> None:
    rows = rows_of(entry("7", type="review", name="%e5%90%8e"))
    assert {"/?p=7", "/?post_type=review&p=7", "/?review=%e5%90%8e"} < set(rows)


def test_an_address_that_leads_to_another_site_is_made_of_the_structure() -> None:
    one = entry("7", address="http://elsewhere.example/x", permalink="/text-7/")
    rows = rows_of(one, "/%year%/%postname%", (entry("8"), entry("9")))
    assert rows["/2012/text-7"] == "/text-7/"
    assert "/x" not in rows


def test_texts_below_others_are_asked_for_by_all_their_names() -> None:
    above = (entry("5", type="review", name="guide"), entry("6", type="review", name="%e5%ae%89"))
    above = (above[0], replace(above[1], parent="5"))
    rows = rows_of(entry("7", type="review", name="linux", parent="6"), others=above)
    assert "/?review=guide/%e5%ae%89/linux" in rows


def test_a_post_is_found_below_each_of_its_categories_by_each_of_its_names() -> None:
    one = entry(
        "1",
        name="kvm",
        address="http://www.vps-notes.example/xen/kvm/",
        permalink="/xen/kvm/",
        terms=(("category", "linux"), ("category", "xen")),
        old_slugs=("old",),
    )
    rows = rows_of(one, "/%category%/%postname%")
    paths = {"/linux/kvm", "/xen/kvm", "/linux/old", "/xen/old"}
    assert {rows[path] for path in paths} == {"/xen/kvm/"}
    assert "/linux/kvm" not in rows_of(one, "/%postname%")


def test_a_post_is_found_at_the_days_that_it_had() -> None:
    one = entry("1", name="kvm", old_slugs=("old",), old_dates=("2011-02-03", "x", ""))
    rows = rows_of(one, "/blog/%year%/%postname%.html")
    paths = {"/blog/2011/kvm.html", "/blog/2011/old.html", "/blog/2012/old.html"}
    assert {rows[path] for path in paths} == {"/1.html"}


def test_an_export_cannot_ask_for_endless_former_paths() -> None:
    many = tuple(str(n) for n in range(100))
    one = entry("1", name="kvm", old_slugs=many, old_dates=many)
    assert len(rows_of(one, "/%year%/%postname%")) < 2000
