from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from plugins.wordpress.run import progress

if TYPE_CHECKING:
    import pytest


def test_a_log_gets_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(progress.shown("abc", 3, "texts")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.0)
    list(progress.shown(range(2), 1_000, "texts"))
    assert capsys.readouterr().err == "1 of 1,000 texts\n2 of 1,000 texts\n"


def test_a_terminal_gets_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(progress.shown(range(3), 3, "texts")) == [0, 1, 2]

    printed = capsys.readouterr()
    assert "texts" in printed.err
    assert printed.out == ""
