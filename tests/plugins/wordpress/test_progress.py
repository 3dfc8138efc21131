from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from plugins.wordpress import progress as progress_module
from plugins.wordpress.progress import Progress, shown

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_now_and_then() -> None:
    now = [0.0]
    log = io.StringIO()
    with Progress("media files", 3_000, log, lambda: now[0]) as progress:
        progress.one("1.0 MB")
        now[0] = 11.0
        progress.one("2.0 MB")
        progress.one("2.5 MB")
    assert log.getvalue().splitlines() == [
        "2 of 3,000 media files, 2.0 MB",
        "3 of 3,000 media files, 2.5 MB",
    ]


def test_a_short_step_leaves_nothing_in_a_log() -> None:
    log = io.StringIO()
    with Progress("texts", 2, log) as progress:
        progress.one()
        progress.one()
    assert log.getvalue() == ""


def test_a_terminal_gets_a_bar() -> None:
    terminal = Terminal()
    with Progress("media files", 2, terminal) as progress:
        progress.one("1.0 MB")
        progress.one("2.0 MB")
    assert "2/2" in terminal.getvalue()
    assert "2.0 MB" in terminal.getvalue()


def test_items_pass_by_unchanged(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(shown("abc", 3, "texts")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress_module, "SECONDS_BETWEEN_LINES", 0.0)
    list(shown(range(2), 1_000, "texts"))
    assert capsys.readouterr().err == "1 of 1,000 texts\n2 of 1,000 texts\n"


def test_standard_output_is_left_to_the_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(shown(range(3), 3, "texts")) == [0, 1, 2]

    printed = capsys.readouterr()
    assert "texts" in printed.err
    assert printed.out == ""
