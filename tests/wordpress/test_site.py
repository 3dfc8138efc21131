"""The WordPress of the tests is a real one: it answers, and its export holds what was put in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import httpx
from defusedxml import ElementTree

if TYPE_CHECKING:
    from tests.wordpress.conftest import Exported

TYPE = "{http://wordpress.org/export/1.2/}post_type"


def test_every_address_that_wordpress_knows_answers(wordpress: Exported) -> None:
    host = wordpress.site.address.removeprefix("http://")
    wrong = []
    with httpx.Client(headers={"Host": host}, timeout=60) as client:
        for address in wordpress.addresses:
            answer = client.get(address.replace(wordpress.site.address, wordpress.base))
            if answer.status_code not in (200, 301, 302):
                wrong.append((address, answer.status_code))
    assert len(wordpress.addresses) > 300
    assert wrong == []


def test_the_export_holds_every_kind_of_item(wordpress: Exported) -> None:
    items = ElementTree.parse(wordpress.export).iter("item")
    kinds = Counter(item.findtext(TYPE) for item in items)
    assert kinds["post"] > 50
    assert set(kinds) == {
        "post", "page", "attachment", "nav_menu_item", "wp_block", "review", "invoice",
    }  # fmt: skip
