"""A whole WordPress moves: exported, imported, built, served by nginx, each address compared."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.wordpress.audit.audit_report import AuditReport
from plugins.wordpress.audit.command import AuditOptions, audit
from tests.plugins.hosting.servers import served
from tests.wordpress.migration import Project, new_project

if TYPE_CHECKING:
    from plugins.wordpress.audit.snapshot import Snapshot
    from tests.wordpress.conftest import Exported

FAST = AuditOptions(per_second=0)

PRIVATE = re.compile(
    rb"SECRET[A-Z]+|PRIVATEMETA|@vps-notes\.example|@mail\.example|203\.0\.113\.77"
)
"""What content/states.php, comments.php and the other texts hold that nobody may ever read."""

EVIL = re.compile(rb"EVIL[A-Z]+|javascript:alert|onerror=|onclick=")


@pytest.fixture(scope="session")
def migrated(wordpress: Exported, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project that the WordPress moved into, built."""
    project = new_project(tmp_path_factory.mktemp("migrated") / "project")
    project.import_wordpress(wordpress.export, wordpress.site.uploads)
    project.inv("build")
    return project


def test_every_old_address_answers_on_nginx(old_site: Snapshot, migrated: Project) -> None:
    with tempfile.TemporaryDirectory(prefix="nginx-") as name:
        folder = Path(name)
        rules = migrated.inv("redirects", "--server", "nginx")
        with served("nginx", folder, migrated.output, rules) as port:
            report = audit(str(old_site.folder), f"http://127.0.0.1:{port}", FAST)
    assert isinstance(report, AuditReport)
    assert report.share == 100, report.render()
    assert report.text_share == 100, report.render()
    assert report.counted > 400


def test_every_old_address_answers_in_the_built_folder_says_the_task(
    old_site: Snapshot, migrated: Project, tmp_path: Path
) -> None:
    findings = tmp_path / "audit.json"
    printed = migrated.inv("audit", str(old_site.folder), "output", "--json", str(findings))
    assert "100.00 % of " in printed
    report = json.loads(findings.read_bytes())
    assert (report["share"], report["text_share"]) == (100, 100), printed
    assert report["counts"]["same"] + report["counts"]["redirected"] > 400


def test_nothing_private_and_nothing_evil_is_published(migrated: Project) -> None:
    found = {
        (path.relative_to(migrated.output).as_posix(), word[0])
        for path in migrated.output.rglob("*")
        if path.is_file() and path.parts[-2:-1] != ("theme",)
        for expression in (PRIVATE, EVIL)
        for word in expression.finditer(path.read_bytes())
    }
    assert found == set()


def test_a_second_import_changes_nothing(wordpress: Exported, migrated: Project) -> None:
    before = migrated.written()
    migrated.import_wordpress(wordpress.export, wordpress.site.uploads)
    assert migrated.written() == before
