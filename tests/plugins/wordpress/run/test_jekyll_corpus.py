"""A blog of some hundred quirks: nothing is lost, nothing private shown, all of it builds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from lxml import etree

from plugins.wordpress.commands import import_exports
from plugins.wordpress.model import Outcome
from plugins.wordpress.run.options import Options
from tests.plugins.wordpress.jekyll_corpus.files import WITHHELD, export, write_export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.wordpress.reports.import_report import ImportReport
    from tests.conftest import Built

NUMBER = 50
SEED = 4


def imported(site: Path, *, dry_run: bool = False) -> ImportReport:
    (site / "data").mkdir(parents=True, exist_ok=True)
    options = Options(dry_run=dry_run)
    return import_exports(
        [site.parent / "export"], site / "content", data=site / "data", options=options
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_export(tmp_path / "export", NUMBER, SEED)
    return tmp_path / "old"


def test_a_seed_gives_the_same_files_again() -> None:
    assert list(export(NUMBER, SEED)) == list(export(NUMBER, SEED))
    assert len({file.name for file in export(NUMBER, SEED)}) == NUMBER


def test_nothing_is_lost_and_a_second_import_changes_nothing(site: Path) -> None:
    assert imported(site, dry_run=True).document().balances
    assert tree(site) == {}

    report = imported(site).document()
    first = tree(site)

    assert report.balances
    assert report.totals.coverage == 1
    assert [(text.source, text.differences) for text in report.texts if not text.is_whole] == []
    usable = [file for file in export(NUMBER, SEED) if file.is_usable]
    assert len(report.texts) == len(usable)
    assert len(report.problems) == NUMBER - len(usable)

    again = imported(site).document()
    assert {text.outcome for text in again.texts} == {Outcome.UNCHANGED}
    assert tree(site) == first


def test_it_builds_and_every_old_address_answers(
    site: Path, build_site: Callable[..., Built]
) -> None:
    imported(site)
    built = build_site(tree(site))

    assert (built.exit_code, built.problems) == (0, [])
    published = built.files()
    for file in export(NUMBER, SEED):
        path = unquote(file.path).strip("/")
        if file.is_usable and path and "?" not in path:
            there = {path, f"{path}/index.html"} & published
            assert bool(there) == file.is_public, file.name
    for name in published:
        raw = (built.output / name).read_bytes()
        assert WITHHELD.encode() not in raw, name
        if name.endswith(".xml"):
            etree.fromstring(raw)
