from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.slug import LONGEST, date_of, distinct, slug_of


@pytest.mark.parametrize(
    ("stem", "slug"),
    [
        ("2012-10-26-xen-vmware-openvz-hyper-v-kvm", "xen-vmware-openvz-hyper-v-kvm"),
        ("2012-10-26-" + quote("国外线路").lower(), "国外线路"),
        ("2009-03-24-linux-e8bf90e7bbb4-1-e58899", "linux-运维-1-则"),
        ("2009-06-24-nokiae585a5e997a8", "nokia入门"),
        ("2011-05-26-binde69585e99a9ce68e92e69fa5efbc887efbc89", "bind故障排查-7"),
        ("2012-10-26-decade-facade", "decade-facade"),
        ("2012-10-26-commit-1ae4b8ad", "commit-1ae4b8ad"),
        ("2012-10-26-%e4%bd%a0%e4", "你"),
        ("About_Us  (2)", "about-us-2"),
        ("cafe\u0301", "café"),
        ("%2e%2e%2f%2e%2e%2fetc%2fpasswd", "etc-passwd"),
        ("con", "con-post"),
        ("en", "en-post"),
        ("nul\0", "nul-post"),
    ],
)
def test_slugs_of_file_names(stem: str, slug: str) -> None:
    assert slug_of(stem) == slug


def test_a_name_without_letters_still_gets_a_slug_of_its_own() -> None:
    assert slug_of("---") != slug_of("...")
    assert slug_of("---").startswith("post-")


@given(st.text())
def test_no_slug_escapes_or_grows_too_long(stem: str) -> None:
    slug = slug_of(stem)

    assert slug
    assert not set(slug) & set("/\\.:\0 %")
    assert len(slug.encode()) <= LONGEST + len("-post")
    assert slug == unicodedata.normalize("NFC", slug)
    assert slug == slug.strip("-")
    assert slug_of(stem) == slug


@given(st.text(min_size=1).map(slug_of), st.text(), st.text())
def test_distinct_slugs_depend_on_the_identity_only(slug: str, one: str, other: str) -> None:
    assert distinct(slug, one) == distinct(slug, one)
    assert (distinct(slug, one) == distinct(slug, other)) == (one == other)
    assert len(distinct(slug, one).encode()) <= LONGEST


def test_dates_of_file_names() -> None:
    assert date_of("2012-10-26-x") == "2012-10-26"
    assert not date_of("x-2012-10-26")
