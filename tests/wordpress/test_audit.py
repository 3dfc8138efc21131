"""The audit with a real WordPress: what it finds there, and that a site is the same as itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.wordpress.audit.answer import Reply
from plugins.wordpress.audit.audit_report import AuditReport
from plugins.wordpress.audit.comparison import Comparison
from plugins.wordpress.audit.new_site import NewSite
from plugins.wordpress.audit.page import page_of
from plugins.wordpress.audit.snapshot import Snapshot
from plugins.wordpress.audit.targets import Host, normal
from plugins.wordpress.audit.verdict import Verdict

if TYPE_CHECKING:
    from tests.wordpress.conftest import Exported


@dataclass
class Replay:
    """A site that says again what it said before; media are their digests."""

    snapshot: Snapshot
    changed: dict[str, bytes]

    def ask(self, target: str) -> Reply:
        name = normal(target)
        if self.snapshot.outline(name) is None:
            # The audit asks for addresses without or with a slash at their end as well.
            name = name.removesuffix("/") if name.endswith("/") else f"{name}/"
        if self.snapshot.outline(name) is None:
            return Reply(404)
        answer = self.snapshot.answer(name)
        if not answer.good:
            return Reply(answer.status or 404)
        if answer.end != name:
            return Reply(301, location=answer.end)
        body = self.changed.get(name, answer.body)
        return Reply(answer.status, answer.media_type, answer.charset, body)


def report(wordpress: Exported, old: Snapshot, new_site: Replay) -> AuditReport:
    host = Host.of(wordpress.base, wordpress.site.address)
    new = NewSite(new_site, wordpress.site.address)
    found = [one for one in Comparison(old, host, new).findings() if one.kind != "file"]
    return AuditReport(found, {})


def test_a_wordpress_is_the_same_as_itself(wordpress: Exported, old_site: Snapshot) -> None:
    itself = report(wordpress, old_site, Replay(old_site, {}))
    assert itself.render().splitlines()[0].endswith("0 different, 0 missing")
    assert (itself.share, itself.text_share, itself.exit_code) == (100.0, 100.0, 0)
    assert itself.counted > 350
    kinds = {one.kind for one in itself.findings}
    assert kinds >= {"text", "list", "feed"}
    assert any(one.verdict is Verdict.WITHHELD for one in itself.findings)


def test_words_that_are_lost_are_found(wordpress: Exported, old_site: Snapshot) -> None:
    host = Host.of(wordpress.base, wordpress.site.address)
    lost = re.compile("共享内核的容器|third row|路由绕了半个地球|three people")
    changed = {}
    for name in old_site:
        answer = old_site.answer(name)
        if answer.good and answer.end == name and answer.is_html:
            body, times = lost.subn("", answer.body.decode())
            if times and page_of(answer, host).kind == "text":
                changed[name] = body.encode()
    assert len(changed) >= 3
    # Among enough others to tell what is the frame of all pages.
    few = {name: old_site.outline(name) for name in (*changed, *sorted(old_site)[::6])}
    some = Snapshot(old_site.folder, {name: one for name, one in few.items() if one})
    worse = report(wordpress, some, Replay(old_site, changed))
    different = {one.target for one in worse.findings if one.verdict is Verdict.DIFFERENT}
    assert changed.keys() <= different
    assert worse.text_share < 100


def test_the_crawl_finds_all_that_wordpress_knows(wordpress: Exported, old_site: Snapshot) -> None:
    host = Host.of(wordpress.base, wordpress.site.address)
    known = {target for address in wordpress.addresses if (target := host.target(address))}
    assert known <= set(old_site)
    assert len(old_site) > len(known) + 50
