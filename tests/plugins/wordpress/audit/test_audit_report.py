from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plugins.wordpress.audit.audit_report import AuditReport
from plugins.wordpress.audit.verdict import Finding, Verdict

if TYPE_CHECKING:
    from pathlib import Path

SAME = Finding("/1.html", Verdict.SAME, "text", "/1.html", "", 100, 100)
LED = Finding("/?p=1", Verdict.REDIRECTED, "text", "/1.html", "", 100, 100)
LOST = Finding("/%E5%90%8E/", Verdict.MISSING, "list", "", "the new site: answers 404")
LESS = Finding("/2\x1b[2J", Verdict.DIFFERENT, "text", "/2", "half of it", 0, 50)
GONE = Finding("/x", Verdict.BROKEN, "", "", "the old site itself: answers 404")
LOCKED = Finding("/9", Verdict.WITHHELD, "text", "", "asks for a password")


def test_the_share_counts_what_the_new_site_owes() -> None:
    report = AuditReport([SAME, LED, LOST, LESS, GONE, LOCKED], {"/wp-login.php": "needs a login"})
    assert (report.counted, report.share, report.text_share) == (4, 50.0, 80.0)
    assert report.exit_code == 1
    assert AuditReport(report.findings, {}, threshold=50).exit_code == 0


def test_every_failure_has_its_line() -> None:
    lines = AuditReport([SAME, LED, LOST, LESS, GONE, LOCKED], {"/a": "a search"}).render()
    assert lines.splitlines() == [
        "missing    /后/: the new site: answers 404",
        "different  /2\\x1b[2J: half of it",
        "1 same, 1 redirected, 1 different, 1 missing",
        "50.00 % of 4 old addresses answer with the same content, 80.00 % of their text is there",
        (
            "not counted: 1 the old site itself: answers 404, 1 withheld: asks for a password, "
            "1 a search"
        ),
    ]


def test_an_audit_of_nothing_is_no_success() -> None:
    report = AuditReport([GONE], {})
    assert (report.share, report.exit_code) == (0.0, 1)
    assert "no address of the old site could be compared" in report.render()


def test_an_audit_that_ended_early_is_no_success() -> None:
    report = AuditReport([SAME], {}, incomplete=True)
    assert report.exit_code == 1
    assert "raise --limit" in report.render()


def test_the_document_holds_every_finding(tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    assert AuditReport([SAME, LOST], {"/a": "a search"}).write(path) is None
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["share"] == 50.0
    assert document["counts"]["missing"] == 1
    assert document["addresses"][1]["reason"] == "the new site: answers 404"
    assert document["not_counted"] == {"/a": "a search"}


def test_a_document_that_cannot_be_written_is_one_problem(tmp_path: Path) -> None:
    found = AuditReport([SAME], {}).write(tmp_path / "none" / "audit.json")
    assert found is not None
    assert (found.code, found.path) == ("wordpress/audit-json", tmp_path / "none" / "audit.json")
