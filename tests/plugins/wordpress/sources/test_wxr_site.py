from __future__ import annotations

import pytest

from plugins.wordpress.memory_use import TooMuchError
from plugins.wordpress.sources.wxr_site import MOST_FACTS, SiteFacts
from plugins.wordpress.sources.xml_elements import Element


def test_no_site_has_as_many_terms_as_a_file_can_declare() -> None:
    facts = SiteFacts()
    tag = Element("wp:tag", "", {}, (Element("wp:tag_slug", "x", {}, ()),))
    for _ in range(MOST_FACTS):
        facts.add(tag)
    with pytest.raises(TooMuchError):
        facts.add(tag)
    assert len(facts.site().terms) == 1


def test_no_site_describes_itself_at_such_length() -> None:
    with pytest.raises(TooMuchError):
        SiteFacts().add(Element("description", "x" * 30_000_000, {}, ()))
