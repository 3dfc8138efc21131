from __future__ import annotations

import logging

import pytest

from plugins.diagnostics.collector import reported
from plugins.diagnostics.pelican_log import ProblemHandler


@pytest.mark.parametrize(
    ("message", "is_problem"),
    [
        ("Empty alt attribute for image a.png in posts/x/zh.md", False),
        # What Pelican says instead from the sixth picture on.
        ("Other images have empty alt attributes", False),
        ("Unable to find 'a.png', skipping url replacement.", True),
    ],
)
def test_which_warnings_are_problems(message: str, is_problem: bool) -> None:
    record = logging.LogRecord("pelican", logging.WARNING, "", 0, message, (), None)
    before = len(reported())
    ProblemHandler().emit(record)

    assert (len(reported()) > before) is is_problem
