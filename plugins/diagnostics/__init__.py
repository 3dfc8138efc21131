"""A build either succeeds whole or says why and changes nothing.

Pelican's own exit code cannot be trusted: bad dates, broken links, plugins that cannot be imported
and pages that overwrite each other all end with 0. This plugin collects every problem of a run,
ours (`report`) and what Pelican only logs, builds into a folder beside `OUTPUT_PATH`, and at the
end either publishes that folder in one step or prints one line per problem and fails with exit
code 1.

The only plugin that others import: `from plugins.diagnostics import Problem, report`.
"""

from plugins.diagnostics.collector import report, report_all
from plugins.diagnostics.problem import Problem

__all__ = ["Problem", "register", "report", "report_all"]


def register() -> None:
    """Connect to Pelican; imported late so that pure logic can report without Pelican."""
    from plugins.diagnostics.plugin import register as connect

    connect()
