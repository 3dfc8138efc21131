from __future__ import annotations

import pytest

from plugins.wordpress.addresses.site_pages import is_site_page

SITE = "/ /index.html /archives /Archives/ /404.html /en/ /en/archives/index.html /category/linux/"
SITE += " /tag/%e4%b8%ad /en/tag/x /author/x /feeds/atom.xml"
OLD = "/2369.html /archives.html /archives/12 /about/ /en/about/ /english/ /data/x /categories/x"
OLD += " /tagged/ /zhongwen"


@pytest.mark.parametrize("path", SITE.split())
def test_pages_of_the_site(path: str) -> None:
    assert is_site_page(path)


@pytest.mark.parametrize("path", OLD.split())
def test_others(path: str) -> None:
    assert not is_site_page(path)
