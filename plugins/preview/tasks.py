"""`inv serve`."""

from __future__ import annotations

from invoke.context import Context  # noqa: TC002 (Invoke looks at the signature)
from invoke.tasks import task

from plugins.command_line import require


@task(help={"port": "port on this machine", "drafts": "show drafts as well"})
def serve(context: Context, port: str = "8000", drafts: bool = False) -> None:
    """Build, show the site on this machine, build again at every change."""
    require("pelican")
    from pelicanconf import ROOT
    from plugins.preview import commands

    del context
    commands.serve(ROOT, port=port, drafts=drafts)
