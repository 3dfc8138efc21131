from __future__ import annotations

import json
from dataclasses import asdict

from plugins.wordpress.reports.document import MediaLine, MigrationReport, TextAccount
from plugins.wordpress.reports.json_form import to_json
from plugins.wordpress.tally import Tally

TEXT = TextAccount("export.xml:7", "标题\n二", "post", "publish", "imported", notes=("a", "b"))
EMPTY = MigrationReport(("export.xml",), "", (), dry_run=False)
REPORT = MigrationReport(
    ("export.xml",),
    "旧站",
    (),
    dry_run=False,
    tallies=(Tally("posts", 2, {"imported": 1}),),
    texts=(TEXT, TEXT),
    media=(MediaLine("/a.png", "missing"),),
    addresses=(("/?p=1", "/1.html"),),
    terms=(("tags", "vps"),),
)


def test_json_holds_what_follows_from_the_counts() -> None:
    document = json.loads("".join(to_json(REPORT)))

    assert document["balances"] is False
    tally = {"kind": "posts", "found": 2, "outcomes": {"imported": 1}, "balances": False}
    assert document["tallies"] == [tally]
    assert document["addresses"] == [{"old": "/?p=1", "new": "/1.html"}]
    assert document["texts"] == [json.loads(json.dumps(asdict(TEXT)))] * 2


def test_pieces_make_what_one_dump_makes() -> None:
    for report in (EMPTY, REPORT):
        text = "".join(to_json(report))

        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_no_piece_is_longer_than_what_is_said_of_one_text() -> None:
    many = MigrationReport(("a",), "", (), dry_run=False, texts=(TEXT,) * 1000)
    longest = max(map(len, to_json(many)))

    assert longest < 2 * len(json.dumps(asdict(TEXT), indent=1))
