"""The audit with a real WordPress: what it finds there, and that a site is the same as itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.wordpress.audit.answer import Reply
from plugins.wordpress.audit.audit_report import AuditReport
from plugins.wordpress.audit.comparison import Comparison
from plugins.wordpress.audit.new_site import NewSite
from plugins.wordpress.audit.page import page_of
from plugins.wordpress.audit.targets import Host, normal
from plugins.wordpress.audit.verdict import Verdict

if TYPE_CHECKING:
    from plugins.wordpress.audit.snapshot import Snapshot
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


def report(wordpress: Exported, old: Snapshot, changed: dict[str, bytes]) -> AuditReport:
    host = Host.of(wordpress.base, wordpress.site.address)
    new = NewSite(Replay(old, changed), wordpress.site.address)
    found = [one for one in Comparison(old, host, new).findings() if one.kind != "file"]
    return AuditReport(found, {})


def test_a_wordpress_is_the_same_as_itself(wordpress: Exported, old_site: Snapshot) -> None:
    itself = report(wordpress, old_site, {})
    assert itself.render().splitlines()[0].endswith("0 different, 0 missing")
    assert (itself.share, itself.text_share, itself.exit_code) == (100.0, 100.0, 0)
    assert itself.counted > 350
    kinds = {one.kind for one in itself.findings}
    assert kinds >= {"text", "list", "feed"}
    assert any(one.verdict is Verdict.WITHHELD for one in itself.findings)


def test_words_that_are_lost_are_found(wordpress: Exported, old_site: Snapshot) -> None:
    host = Host.of(wordpress.base, wordpress.site.address)
    texts = [name for name in old_site if (a := old_site.answer(name)).good and a.end == name
             and a.is_html and page_of(a, host).kind == "text"]  # fmt: skip
    lost = {"共享内核的容器", "third row", "路由绕了半个地球", "three people"}
    changed = {}
    for name in texts:
        body = old_site.answer(name).body.decode()
        for words in lost:
            if words in body:
                changed[name] = body.replace(words, "").encode()
    assert len(changed) >= 3
    worse = report(wordpress, old_site, changed)
    different = {one.target for one in worse.findings if one.verdict is Verdict.DIFFERENT}
    assert changed.keys() <= different
    assert worse.text_share < 100


def test_the_crawl_finds_all_that_wordpress_knows(wordpress: Exported, old_site: Snapshot) -> None:
    host = Host.of(wordpress.base, wordpress.site.address)
    known = {target for address in wordpress.addresses if (target := host.target(address))}
    assert known <= set(old_site)
    assert len(old_site) > len(known) + 50
