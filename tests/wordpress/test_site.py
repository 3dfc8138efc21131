"""The WordPress of the tests is a real one: it answers, and its export holds what was put in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from plugins.wordpress.audit.targets import Host

if TYPE_CHECKING:
    from plugins.wordpress.audit.snapshot import Snapshot
    from tests.wordpress.conftest import Exported

TYPE = "{http://wordpress.org/export/1.2/}post_type"


def test_every_address_that_wordpress_knows_answers(
    wordpress: Exported, old_site: Snapshot
) -> None:
    host = Host.of(wordpress.base, wordpress.site.address)
    known = [target for address in wordpress.addresses if (target := host.target(address))]
    wrong = [name for name in known if (a := old_site.outline(name)) is None or not a.good]
    assert len(known) > 300
    assert wrong == []


def test_the_export_holds_every_kind_of_item(wordpress: Exported) -> None:
    items = ElementTree.parse(wordpress.export).iter("item")
    kinds = Counter(item.findtext(TYPE) for item in items)
    assert kinds["post"] > 50
    assert set(kinds) == {
        "post", "page", "attachment", "nav_menu_item", "wp_block", "review", "invoice",
    }  # fmt: skip
