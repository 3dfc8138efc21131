from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.addresses.lists import OldList, old_lists
from plugins.wordpress.addresses.new_site import NewSite
from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.structure import Structure
from plugins.wordpress.model import Author, Site, Term
from tests.plugins.wordpress.addresses.old_blog import ENTRIES, HOST, SITE, entry, page, planned

if TYPE_CHECKING:
    from plugins.wordpress.index import Entry

STRUCTURE = Structure(pattern="/%post_id%.html")


def lists_of(
    *entries: Entry, site: Site = SITE, pattern: str = "/%post_id%.html", **settings: object
) -> dict[str, OldList]:
    options = Options(**settings)  # type: ignore[arg-type]
    new = NewSite(tuple(planned(entries)), OldSite.of(entries, site, options), options)
    lists = old_lists(new, Structure(pattern=pattern))
    return {path: one for one in lists for path in one.paths or one.queries}


def test_a_category_holds_what_those_below_it_hold() -> None:
    lists = lists_of(*ENTRIES)
    assert lists["/category/linux"].languages == {"zh": 2}
    assert lists["/category/linux/内核"].languages == {"zh": 1}
    assert lists["/category/内核"].target == "/category/%E5%86%85%E6%A0%B8/"


def test_categories_begin_addresses_where_those_of_posts_do() -> None:
    assert "/linux/内核" in lists_of(*ENTRIES, pattern="/%category%/%postname%")
    assert "/linux" not in lists_of(*ENTRIES)


def test_other_taxonomies_lead_to_everything_unless_the_site_has_a_list() -> None:
    terms = (("brand", "kvm"), ("post_format", "post-format-chat"), ("language", "zh"))
    made = entry("1", terms=terms)
    lists = lists_of(made, pattern="/archives/%post_id%")
    assert lists["/brand/kvm"] is lists["/archives/brand/kvm"]
    assert lists["/brand/kvm"].target == "/archives/"
    assert lists["/archives/type/chat"].queries == (
        "post_format=chat",
        "post_format=post-format-chat",
    )
    assert lists["/archives/type/chat"].feed == "/archives/"
    assert not any("language" in path for path in lists)
    chosen = {("brand", "kvm"): "/tag/kvm/"}
    assert lists_of(made, lists=chosen)["/brand/kvm"].feed == "/tag/kvm/atom.xml"


def test_queries_ask_for_a_list_by_number_and_by_name() -> None:
    lists = lists_of(*ENTRIES, pattern="")
    assert lists["cat=3"].queries == ("cat=3", "category_name=%e5%86%85%e6%a0%b8")
    assert lists["author=1"].queries == ("author_name=admin", "author=1")


def test_days_of_texts_with_a_password_had_a_list() -> None:
    lists = lists_of(*ENTRIES)
    assert lists["/date/2011/05/05"].target == "/archives/"
    assert lists["/date/2012/10/26"].target == "/archives/#page--year-2012"
    assert lists["/date/2012/10"].feed == "/archives/#page--year-2012"
    assert not any("/00" in path for path in lists_of(entry("1", date="0000-00-00 00:00:00")))


def test_a_date_in_utc_stands_for_the_day_of_the_site_as_well() -> None:
    lists = lists_of(entry("1", date="2012-12-31T20:00:00+00:00"))
    assert {path for path in lists if path.startswith("/date/")} == {
        *("/date/2012", "/date/2012/12", "/date/2012/12/31"),
        *("/date/2013", "/date/2013/01", "/date/2013/01/01"),
    }
    assert lists["/date/2013/01/01"].target == "/archives/#page--year-2012"


def test_types_of_plugins_had_a_list_where_their_texts_lie() -> None:
    made = entry("1", type="review", address=f"{HOST}/reviews/a/", permalink="/reviews/a/")
    assert lists_of(made)["/reviews"].target == "/archives/"
    assert (
        lists_of(made, lists={("post_type", "review"): "/tag/review/"})["/reviews"].target
        == "/tag/review/"
    )


def test_declared_terms_count_without_texts() -> None:
    site = Site(terms=(Term("post_tag", "%e5%90%8e", "后"),))
    assert lists_of(site=site)["/tag/后"].languages.total() == 0


def test_taxonomies_of_plugins_begin_with_their_name_or_what_is_known() -> None:
    made = entry("1", terms=(("vps_company", "kvm"), ("vps_company", "xen")))
    guessed = lists_of(made)
    names = ("vps_company", "vps-company", "vps-companies")
    assert all(f"/{name}/kvm" in guessed for name in names)
    assert "/firma/kvm" not in guessed
    assert "/firma/kvm" in lists_of(made, bases={"vps_company": "/firma/"})
    assert "/firma/kvm" in lists_of(made, seen=frozenset({f"{HOST}/firma/xen/"}))


def test_types_of_plugins_had_their_list_at_the_folder_of_their_texts() -> None:
    texts = [
        entry(str(number), type="review", kind="pages", address=f"{HOST}{path}", permalink=path)
        for number, path in enumerate(("/reviews/a/", "/reviews/a/b/", "/reviews/c/"), 1)
    ]
    lists = lists_of(*texts, lists={("post_type", "review"): "/tag/review/"})
    assert lists["/reviews"].target == "/tag/review/"
    assert lists["/reviews"].feed == "/tag/review/atom.xml"
    assert lists["/reviews"].queries == ("post_type=review",)
    assert lists_of(*texts)["/reviews"].target == "/archives/"


def test_the_page_of_posts_leads_to_the_list_of_everything() -> None:
    front = page("7", "/", is_front=True, name="welcome")
    journal = page("8", "/journal", is_empty=True)
    options = Options()
    old = OldSite.of((*ENTRIES, front, journal), SITE, options)
    new = NewSite(tuple(planned((*ENTRIES, front))), old, options)
    lists = {path: one for one in old_lists(new, STRUCTURE) for path in one.paths}
    assert lists["/journal"].target == "/archives/"
    assert lists["/journal"].queries == ("page_id=8",)
    without = NewSite(
        tuple(planned(ENTRIES)), OldSite.of((*ENTRIES, journal), SITE, options), options
    )
    assert all("/journal" not in one.paths for one in old_lists(without, STRUCTURE))


def test_categories_and_tags_whose_slugs_only_links_show_lead_somewhere() -> None:
    seen = [f"{HOST}/category/vps-tech/", f"{HOST}/category/os/linux/page/2", f"{HOST}/tag/io/feed"]
    lists = lists_of(*ENTRIES, seen=frozenset(seen))
    assert lists["/category/vps-tech"].target == "/archives/"
    assert lists["/category/os/linux"].target == "/category/linux/"
    assert lists["/tag/io"].feed == "/feeds/atom.xml"
    assert lists["/category/linux"].languages == {"zh": 2}


def test_the_first_author_and_category_of_an_export_with_names_only() -> None:
    site = Site(address=HOST, authors={"站长": Author("站长", "站长")})
    lists = lists_of(entry("1", author="站长", categories=("未分类",)), site=site)
    assert lists["/author/admin"].target == "/archives/"
    assert lists["/author/admin"].queries == ("author=1", "author_name=admin")
    assert lists["/category/uncategorized"] is lists["/category/未分类"]
    assert "cat=1" in lists["/category/未分类"].queries
    both = lists_of(entry("1", categories=("未分类", "Uncategorized")), site=site)
    assert both["/category/uncategorized"].target == "/category/uncategorized/"
    assert "author_name=admin" not in lists_of(*ENTRIES)["/author/admin"].queries[1:]
