from __future__ import annotations

import re

import pytest

from tests.plugins.wordpress import runaways


def test_even_an_expression_that_runs_away_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runaways, "SECONDS", 0.1)
    with pytest.raises(pytest.fail.Exception), runaways.no_runaway():
        re.match("(a*)*b", "a" * 40)
