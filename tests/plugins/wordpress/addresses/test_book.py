from __future__ import annotations

import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.book import AddressBook
from plugins.wordpress.addresses.normal_form import normal
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.index import Entry, Planned
from plugins.wordpress.model import Author, Redirect, Site, Term
from tests.plugins.wordpress.addresses.old_blog import (
    ENTRIES,
    HOST,
    SITE,
    attachment,
    entry,
    page,
    planned,
)


def book_of(entries: tuple[Entry, ...] = ENTRIES, **settings: object) -> AddressBook:
    return AddressBook.of(planned(entries), entries, SITE, replace(Options(), **settings))  # type: ignore[arg-type]


def leads(book: AddressBook) -> dict[str, str]:
    return {row.source: row.target for row in book.redirects()}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("/?p=2369", "/2369.html"),
        ("/index.php?p=2369", "/2369.html"),
        ("/2369.html/2", "/2369.html"),
        ("/2369.html/page/2", "/2369.html"),
        ("/2369.html/feed", "/feeds/comments/text-2369.xml"),
        ("/?feed=rss2&p=2369", "/feeds/comments/text-2369.xml"),
        ("/2370.html/feed/atom", "/2370.html"),
        ("/2369.html/embed", "/2369.html"),
        ("/2369.html/trackback", "/2369.html"),
        ("/2369.html/comment-page-2", "/2369.html"),
        ("/?p=2369&page=2", "/2369.html"),
        ("/?p=2369&cpage=1", "/2369.html"),
        ("/?page_id=3", "/about/team/"),
        ("/?attachment_id=5", "/attachment/linux-vps/"),
        ("/2369.html/linux_vps", "/attachment/linux-vps/"),
        ("/2369.html/attachment/linux_vps", "/attachment/linux-vps/"),
        ("/category/linux/内核", "/category/%E5%86%85%E6%A0%B8/"),
        ("/category/linux/内核/feed", "/category/%E5%86%85%E6%A0%B8/atom.xml"),
        ("/category/linux/page/1", "/category/linux/"),
        ("/category/empty", "/archives/"),
        ("/?cat=3", "/category/%E5%86%85%E6%A0%B8/"),
        ("/?tag=%e5%90%8e", "/tag/%E5%90%8E/"),
        ("/tag/后/feed", "/tag/%E5%90%8E/atom.xml"),
        ("/?author=1", "/author/admin/"),
        ("/author/admin/feed/rss2", "/author/admin/atom.xml"),
        ("/author/站长", "/author/admin/"),
        ("/author/idle", "/archives/"),
        ("/date/2012", "/archives/#page--year-2012"),
        ("/date/2013/01/01", "/archives/#page--year-2013"),
        ("/date/2011/05", "/archives/"),
        ("/?m=201210", "/archives/#page--year-2012"),
        ("/feed", "/feeds/atom.xml"),
        ("/?feed=rss2", "/feeds/atom.xml"),
        ("/wp-rss2.php", "/feeds/atom.xml"),
        ("/comments/feed", "/feeds/comments.xml"),
        ("/index.php", "/"),
        ("/page/1", "/"),
    ],
)
def test_every_kind_of_old_address_has_its_new_home(source: str, target: str) -> None:
    assert leads(book_of())[source] == target


def test_pages_that_stay_where_they_are_need_no_row() -> None:
    book = book_of()
    stay = {"/2369.html", "/about", "/about/team", "/loose", "/category/linux", "/category/内核",
            "/tag/后", "/author/admin", "/"}  # fmt: skip
    assert not stay & set(leads(book))
    assert stay < set(book.public())


def test_nothing_leads_to_or_from_what_is_not_public() -> None:
    book = book_of()
    for hidden in ("2371", "2372", "attachment_id=7", "secret", "/category/top"):
        assert not any(hidden in address for address in book.public())
        assert not any(hidden in target for target in leads(book).values())
        assert not any(hidden in row.path for row in book.attachments())


def test_pages_that_the_site_has_already_are_not_led_away() -> None:
    pages = frozenset({"/category/empty/", "/feed/"})
    assert not {"/category/empty", "/feed"} & set(leads(book_of(pages=pages)))


def test_the_new_site_may_call_a_list_otherwise() -> None:
    lists = {("post_tag", "%e5%90%8e"): "/tag/after/", ("author", "admin"): "/author/webmaster/"}
    rows = leads(book_of(lists=lists))
    assert rows["/tag/后"] == "/tag/after/"
    assert rows["/tag/后/feed"] == "/tag/after/atom.xml"
    assert rows["/author/admin"] == "/author/webmaster/"


def test_further_pages_of_the_home_page_are_the_archive() -> None:
    many = tuple(entry(str(number)) for number in range(1, 8))
    rows = leads(book_of(many))
    assert rows["/page/2"] == rows["/page/3"] == rows["/?paged=2"] == "/archives/"
    assert "/page/4" not in rows
    assert leads(book_of(many, per_page=1))["/page/7"] == "/archives/"


def test_the_day_counts_where_the_old_site_was() -> None:
    rows = leads(book_of((entry("1", date="2012-10-25T20:00:00+00:00"),)))
    assert {"/date/2012/10/25", "/date/2012/10/26"} < set(rows)


def test_former_slugs_lead_to_the_text() -> None:
    one = entry("7", name="new", address=f"{HOST}/2012/10/new/", permalink="/2012/10/new/",
                old_slugs=("%e6%97%a7",))  # fmt: skip
    two = page("8", "/about/us", old_slugs=("me",))
    rows = leads(book_of((one, two)))
    assert rows["/2012/10/旧"] == "/2012/10/new/"
    assert rows["/2012/10/旧/feed"] == "/2012/10/new/"
    assert rows["/about/me"] == "/about/us/"


def test_a_site_of_queries_has_its_lists_at_queries_only() -> None:
    one = entry("7", address=f"{HOST}/?p=7", permalink=None, terms=(("category", "linux"),))
    rows = leads(book_of((one,)))
    assert rows["/?p=7"] == "/text-7/"
    assert rows["/?cat=2"] == "/category/linux/"
    assert not any(source.startswith(("/category", "/2012", "/feed")) for source in rows)


def test_a_blog_in_a_folder_moves_its_lists_to_the_root() -> None:
    one = entry("7", address=f"{HOST}/blog/7.html", permalink="/blog/7.html",
                terms=(("category", "linux"),))  # fmt: skip
    site = Site(address=f"{HOST}/blog", terms=SITE.terms)
    book = AddressBook.of(planned([one]), [one], site)
    rows = leads(book)
    assert rows["/blog"] == "/"
    assert rows["/blog?p=7"] == "/blog/7.html"
    assert rows["/blog/category/linux"] == "/category/linux/"
    assert book.links.rewrite("http://old.example/blog/", "/blog/7.html") == "/"


def test_english_lists_lead_to_the_english_edition() -> None:
    site = replace(SITE, terms=(*SITE.terms, Term("language", "en", "English")))
    english = entry("9", language="en", address=f"{HOST}/en/9.html", permalink="/en/9.html",
                    terms=(("category", "linux"), ("language", "en")), approved=1)  # fmt: skip
    entries = (*ENTRIES, english)
    rows = leads(AddressBook.of(planned(entries), entries, site))
    assert rows["/en/category/linux/page/1"] == "/en/category/linux/"
    assert rows["/en/feed"] == "/en/feeds/atom.xml"
    assert rows["/en/comments/feed"] == "/en/feeds/comments.xml"
    assert rows["/en/9.html/feed"] == "/en/feeds/comments/text-9.xml"
    assert rows["/en/date/2012"] == "/en/archives/#page--year-2012"
    assert "/en/tag/后/feed" not in rows
    assert "/en/category/linux" not in rows


def test_names_of_terms_are_enough() -> None:
    one = entry("7", categories=("Linux 运维",), tags=("C++", "Node.js"), author="站长")
    rows = leads(AddressBook.of(planned([one]), [one], Site()))
    assert rows["/category/linux-运维/feed"] == "/category/linux-%E8%BF%90%E7%BB%B4/atom.xml"
    assert rows["/tag/node-js/feed"] == "/tag/node-js/atom.xml"
    assert rows["/author/站长/feed"] == "/author/%E7%AB%99%E9%95%BF/atom.xml"


def test_a_folder_with_a_dot_in_its_name_stays_a_folder() -> None:
    book = book_of((page("2", "/v1.0/"),))
    assert leads(book)["/?page_id=2"] == "/v1.0/"
    assert book.links.rewrite("/v1.0", "/") == book.links.rewrite("/?p=2", "/") == "/v1.0/"


def test_an_author_that_only_links_know_leads_to_all_articles() -> None:
    rows = leads(book_of(seen=frozenset({f"{HOST}/author/lin-xiaoyu", "/author/admin"})))
    assert rows["/author/lin-xiaoyu"] == "/archives/"
    assert "/author/admin" not in rows


NAMES = st.text(st.sampled_from(string.ascii_lowercase[:4] + "后%-."), min_size=1, max_size=4)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(lambda names: "/" + "/".join(names))
TEXTS = st.builds(
    lambda number, path, language, kind, hidden, approved, taxonomy, slug: Planned(
        made := entry(
            str(number), address=HOST + path, permalink=path, language=language, kind=kind,
            type="post" if kind == "posts" else "page", approved=approved,
            terms=((taxonomy, slug),), withheld="draft" if hidden else "",
        ),
        Path(f"content/{kind}/text-{number}/{language}.md"),
        "" if made.withheld else normal(path).partition("?")[0],
        made.withheld,
    ),
    st.integers(1, 50), PATHS, st.sampled_from(["zh", "en"]), st.sampled_from(["posts", "pages"]),
    st.booleans(), st.integers(0, 30), st.sampled_from(["category", "post_tag", "genre"]), NAMES,
)  # fmt: skip


@given(st.lists(TEXTS, max_size=8), st.lists(st.tuples(NAMES, st.integers(0, 50)), max_size=4))
def test_no_address_leads_away_from_a_page_or_in_a_chain(
    texts: list[Planned], pictures: list[tuple[str, int]]
) -> None:
    files = [attachment(str(100 + n), name, str(up)) for n, (name, up) in enumerate(pictures)]
    entries = [*(text.entry for text in texts), *files]
    site = Site(HOST, address=HOST, authors={"admin": Author("admin", "x", number="1")})

    book = AddressBook.of(texts, entries, site)
    rows = list(book.redirects())
    sources = [row.source for row in rows]
    pages = {normal(text.path) for text in texts if not text.withheld}
    pages |= {normal(one.path) for one in book.attachments()}

    assert sources == sorted(set(sources))
    assert all(normal(source) == source for source in sources)
    assert not pages & set(sources)
    assert not {normal(row.target) for row in rows} & set(sources)
    assert set(sources) <= set(book.public())
    assert len({one.path.casefold() for one in book.attachments()}) == len(book.attachments())
    assert rows == list(AddressBook.of(texts, entries, site).redirects())
    hidden = {f"/?p={text.entry.number}" for text in texts if text.withheld}
    shown = {f"/?p={text.entry.number}" for text in texts if not text.withheld}
    assert not (hidden - shown) & set(sources)


def test_rows_are_sorted_and_the_same_each_time() -> None:
    rows = list(book_of().redirects())
    assert rows == list(book_of().redirects())
    assert rows == sorted(rows, key=lambda row: row.source)
    assert rows[0] == Redirect("/2369.html/2", "/2369.html")


def test_links_that_ask_for_a_number_anywhere_are_answered() -> None:
    asked = ("/2369.html?p=2370", "/about/?p=2370", "/2369.html?page_id=2", "/nowhere?p=2370")
    rows = leads(book_of(seen=frozenset(f"{HOST}{one}" for one in asked)))
    assert rows["/2369.html?p=2370"] == "/2370.html"
    assert rows["/about?p=2370"] == "/2370.html"
    # Of two numbers WordPress shows the text of the greater one, which is there anyway.
    assert "/2369.html?page_id=2" not in rows
    assert "/nowhere?p=2370" not in rows
