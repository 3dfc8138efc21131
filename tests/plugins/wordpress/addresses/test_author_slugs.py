from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.wordpress.addresses.author_slugs import with_author_slugs
from plugins.wordpress.addresses.options import Options
from plugins.wordpress.model import Author, Site
from tests.plugins.wordpress.addresses.old_blog import HOST, entry

PEOPLE = {
    "admin": Author("admin", "站长"),
    "lin": Author("lin", "林晓雨"),
    "w2009": Author("w2009", "老王", email="old-wang@mail.example"),
    "x1": Author("x1", "X", extras=(("first_name", "Xia"), ("last_name", "Yu"))),
}


def slugs(*seen: str, people: dict[str, Author] = PEOPLE, **settings: object) -> dict[str, str]:
    entries = [entry(str(number), author=who) for number, who in enumerate(people, 1)]
    links = frozenset(f"{HOST}/author/{slug}/" for slug in seen)
    options = Options(seen=links, **settings)  # type: ignore[arg-type]
    site = with_author_slugs(Site(address=HOST, authors=people), entries, options)
    return {login: one.slug for login, one in site.authors.items() if one.slug}


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        (["lin-xiaoyu"], {"lin": "lin-xiaoyu"}),
        (["old-wang", "yu-xia"], {"w2009": "old-wang", "x1": "yu-xia"}),
        (["admin", "lin", "old-wang", "somebody"], {"w2009": "old-wang", "x1": "somebody"}),
        (["somebody"], {}),
        (["lin-a", "lin-b"], {}),
        ([], {}),
    ],
)
def test_slugs_of_nobody_belong_to_the_only_author_they_can(
    seen: list[str], found: dict[str, str]
) -> None:
    assert slugs(*seen) == found


def test_what_the_user_or_the_export_says_counts() -> None:
    known = {"admin": replace(PEOPLE["admin"], slug="chief")}
    assert slugs("lin-xiaoyu", people=known) == {"admin": "chief"}
    told = slugs("somebody", authors={"lin": "xiaoyu", "ghost": "boo"})
    assert told == {"lin": "xiaoyu", "ghost": "boo"}
