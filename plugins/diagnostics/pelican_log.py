"""What Pelican only logs, turned into problems; and its tracebacks into one line.

Pelican carries on after a bad date, a broken link, a plugin that it cannot import or an exception
in a plugin's receiver, and ends with 0. It logs them, so the log is where they are found.
"""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

from jinja2 import TemplateError

from plugins.diagnostics.collector import report, reported
from plugins.diagnostics.problem import Problem, render

ACCEPTED_WARNINGS = (
    # An empty alt text is right for a picture that only decorates.
    "Empty alt attribute",
    "Other images have empty alt attributes",
    # `pelican -r` says of the last run what that has said itself.
    "Caught exception",
    "Unable to watch path",
)
"""Beginnings of warnings that are no problem; every other warning and error is one."""

_LOGGER = logging.getLogger("pelican")
_FILE = re.compile(r"(?<![\w./-])(?P<path>/?[\w./-]+\.(?:md|toml|csv|html))\b")


class BuildFailedError(Exception):
    """The run had problems; they are printed, nothing was published."""

    exitcode = 1


class AlreadyReportedError(Exception):
    """A file cannot be read, and the reason has been reported with its line."""


class ProblemHandler(logging.Handler):
    """Collects Pelican's warnings and errors as problems.

    Pelican names some sources relative to `content`, the folder of the run under way.
    """

    content = Path()

    def emit(self, record: logging.LogRecord) -> None:
        """Report `record`, unless it is accepted, known already or the end of the run anyway."""
        cause = sys.exc_info()[1]
        text = record.getMessage()
        if not logging.WARNING <= record.levelno < logging.CRITICAL:
            return
        if isinstance(cause, AlreadyReportedError):
            return
        if record.levelno < logging.ERROR and text.startswith(ACCEPTED_WARNINGS):
            return
        message = " ".join(text.split())
        if cause is not None:
            message += f": {one_line(cause)}"
        found = _FILE.search(text)
        code = "pelican/error" if record.levelno >= logging.ERROR else "pelican/warning"
        path = Path(found["path"]) if found else None
        if path and (self.content / path).is_file():
            path = self.content / path
        report(Problem(code, message, path))


class LastWordFilter(logging.Filter):
    """Says why a run ended in plain lines, in the place of Pelican's traceback.

    Pelican's log goes to standard output in columns, which breaks a line in the middle of a path;
    ours goes to standard error. With `pelican -D` the traceback stays.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep `record` unless it is the end of the run by an exception."""
        cause = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if record.levelno < logging.CRITICAL or cause is None or _debugging():
            return True
        for line in render(reported(), Path.cwd()):
            print(line, file=sys.stderr)
        advice = "" if isinstance(cause, BuildFailedError) else " (pelican -D shows where)"
        print(f"error: {one_line(cause)}{advice}", file=sys.stderr)
        return False


def one_line(cause: BaseException) -> str:
    """Name, place (of a template) and text of an exception on one line."""
    if isinstance(cause, BuildFailedError):
        return str(cause)
    place = ""
    if isinstance(cause, TemplateError):
        place = (
            f"{getattr(cause, 'filename', None) or 'template'}:{getattr(cause, 'lineno', '?')}: "
        )
    return " ".join(f"{place}{type(cause).__name__}: {cause}".split())


def watch_pelican_log() -> None:
    """Start to collect; called by pelicanconf.py, because plugins that fail to load come first."""
    if any(isinstance(handler, ProblemHandler) for handler in _LOGGER.handlers):
        return
    level = _LOGGER.getEffectiveLevel()
    if level > logging.WARNING:
        # `pelican -q` would hide problems from us too: quieten what prints, not what we hear.
        for handler in logging.getLogger().handlers:
            handler.setLevel(level)
        _LOGGER.setLevel(logging.WARNING)
    _LOGGER.addHandler(ProblemHandler())
    _LOGGER.addFilter(LastWordFilter())


def _debugging() -> bool:
    return logging.getLogger().getEffectiveLevel() <= logging.DEBUG
