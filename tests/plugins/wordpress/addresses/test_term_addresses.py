from __future__ import annotations

from plugins.wordpress.addresses.new_site import NewSite
from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.structure import Structure
from plugins.wordpress.addresses.term_addresses import bases, term_paths, term_queries
from plugins.wordpress.model import Site, Term
from tests.plugins.wordpress.addresses.old_blog import ENTRIES, HOST, SITE, planned


def new_site(site: Site = SITE, **settings: object) -> NewSite:
    options = Options(**settings)  # type: ignore[arg-type]
    return NewSite(tuple(planned(ENTRIES)), OldSite.of(ENTRIES, site, options), options)


def test_terms_keep_wordpress_s_own_addresses_beside_those_that_links_show() -> None:
    structure = Structure(pattern="/archives/%post_id%", category_base="category", tag_base="tag")
    assert list(term_paths(("post_tag", "后"), new_site(), structure, {})) == [
        "/tag/后",
        "/archives/tag/后",
    ]
    assert set(term_paths(("category", "内核"), new_site(), structure, {})) == {
        "/category/linux/内核",
        "/category/内核",
        "/archives/category/linux/内核",
        "/archives/category/内核",
    }


def test_bases_of_invented_taxonomies() -> None:
    new = new_site(
        Site(address=HOST, terms=(Term("my_brand", "kvm", "KVM"),)), bases={"my_brand": "marques"}
    )
    found = list(bases("my_brand", [], new, Structure(pattern="/%postname%")))
    assert found == ["/marques", "/my_brand", "/my-brand", "/my-brands"]


def test_queries() -> None:
    assert list(term_queries(("category", "内核"), Term("category", "x", "内核", number="3"))) == [
        "cat=3",
        "category_name=%e5%86%85%e6%a0%b8",
    ]
    assert list(term_queries(("post_tag", "a b"), Term("post_tag", "a b", "a b"))) == ["tag=a%20b"]
