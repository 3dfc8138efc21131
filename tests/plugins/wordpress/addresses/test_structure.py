from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.old_site import OldSite
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.addresses.structure import Structure
from plugins.wordpress.model import Site
from tests.plugins.wordpress.addresses.old_blog import ENTRIES, HOST, SITE, entry, page

if TYPE_CHECKING:
    from plugins.wordpress.index import Entry

PATTERNS = [
    "/%post_id%.html",
    "/%postname%",
    "/%year%/%monthnum%/%postname%",
    "/%year%/%monthnum%/%day%/%postname%",
    "/archives/%post_id%",
    "/%category%/%postname%",
    "/%author%/%postname%.html",
    "/index.php/%year%/%monthnum%/%postname%",
    "/%year%/%post_id%",
    "/%postname%-%post_id%.html",
    "/post-%post_id%",
    "/%year%%monthnum%/%postname%",
]


def posts(pattern: str, home: str = "", slash: str = "/") -> list[Entry]:
    """Posts of several years at the addresses that `pattern` gives them."""
    made = []
    for number in range(1, 7):
        date = f"{2008 + number}-{number + 1:02}-{number + 20}T10:11:12+08:00"
        category = "linux" if number % 2 else "%e5%86%85%e6%a0%b8"
        path = pattern
        for token, value in {
            "%post_id%": str(number + 100),
            "%postname%": f"text-{number}",
            "%year%": date[:4],
            "%monthnum%": date[5:7],
            "%day%": date[8:10],
            "%category%": "linux" if number % 2 else "linux/%e5%86%85%e6%a0%b8",
            "%author%": "admin",
        }.items():
            path = path.replace(token, value)
        made.append(
            entry(
                str(number + 100),
                name=f"text-{number}",
                date=date,
                terms=(("category", category),),
                address=f"{HOST}{home}{path}{slash}",
            )
        )
    return made


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("home", ["", "/blog"])
@pytest.mark.parametrize("slash", ["", "/"])
def test_the_structure_is_told_from_addresses(pattern: str, home: str, slash: str) -> None:
    site = Site(address=HOST + home, authors=SITE.authors, terms=SITE.terms)

    told = Structure.of(posts(pattern, home, slash), site)

    assert told == Structure(home, pattern)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_structure_gives_back_the_addresses_that_it_was_told_from(pattern: str) -> None:
    made = posts(pattern, "/blog", "")
    site = Site(address=f"{HOST}/blog", authors=SITE.authors, terms=SITE.terms)
    structure = Structure.of(made, site)
    old = OldSite.of(made, site, Options())

    for one in made:
        assert structure.post_path(old.facts(one)) == old.path(one)
        assert structure.number(old.path(one)) in {"", one.number}


@given(st.permutations(PATTERNS).map(lambda some: some[0]), st.integers(0, 2))
def test_a_few_strange_addresses_change_nothing(pattern: str, strange: int) -> None:
    others = [entry(str(n), address=f"http://other.example/{n}/x") for n in range(strange)]
    assert Structure.of([*others, *posts(pattern)], SITE).pattern == pattern


def test_a_site_of_queries_has_no_structure() -> None:
    plain = [entry(str(n), address=f"{HOST}/blog/?p={n}") for n in range(3)]
    told = Structure.of(plain, Site())
    assert told.plain
    assert told.home == "/blog"


def test_exporters_say_neither_number_nor_name() -> None:
    made = [entry("", name="", address="", permalink=f"/{n}.html") for n in (2369, 2370)]
    told = Structure.of(made, Site())
    assert told.pattern == "/%post_id%.html"
    assert told.number("/2369.html") == "2369"

    named = [entry("", name="", slug="kvm-架构", address="", permalink="/kvm-%e6%9e%b6%e6%9e%84/")]
    assert Structure.of(named, Site()).pattern == "/%postname%"


def test_pages_alone_tell_that_addresses_are_no_queries() -> None:
    assert not Structure.of([page("2", "/about")], SITE).plain


@pytest.mark.parametrize(
    ("pattern", "year", "author", "category", "page_list"),
    [
        ("/%post_id%.html", "/date/2012", "/author", "/category", "/"),
        ("/%postname%", "/2012", "/author", "/category", "/"),
        ("/archives/%post_id%", "/archives/date/2012", "/archives/author", "/archives/category",
         "/"),
        ("/index.php/%postname%", "/index.php/2012", "/index.php/author", "/index.php/category",
         "/index.php/"),
        ("/%year%/%monthnum%/%day%/%post_id%", "/2012", "/author", "/category", "/"),
    ],
)  # fmt: skip
def test_lists_lie_where_wordpress_puts_them(
    pattern: str, year: str, author: str, category: str, page_list: str
) -> None:
    structure = Structure(pattern=pattern)
    assert structure.dated("2012") == year
    assert structure.dated("2012", "10", "26") == f"{year}/10/26"
    assert (structure.author, structure.category, structure.root) == (author, category, page_list)


def test_days_come_first_where_the_structure_has_them_first() -> None:
    structure = Structure(pattern="/%day%/%monthnum%/%year%/%postname%")
    assert structure.dated("2012", "10", "26") == "/26/10/2012"
    assert structure.dated("2012", "10") == "/10/2012"


def test_links_tell_of_other_bases() -> None:
    seen = frozenset(
        {f"{HOST}/topics/linux/", "/topics/linux/%E5%86%85%E6%A0%B8/page/2", "/t/%e5%90%8e", "/t/x"}
    )
    structure = Structure.of(ENTRIES, SITE, Options(seen=seen))
    assert (structure.category, structure.tag) == ("/topics", "/t")
    assert Structure.of(ENTRIES, SITE, Options(seen=seen, tag_base="a/b")).tag == "/a/b"
    assert Structure.of(ENTRIES, SITE, Options(seen=frozenset({"/tag/后"}))).tag == "/tag"
