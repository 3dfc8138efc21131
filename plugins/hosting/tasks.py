"""`inv redirects`."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context  # noqa: TC002 (Invoke looks at the signature)
from invoke.exceptions import Exit
from invoke.tasks import task

from plugins.command_line import AskableTask


@task(
    klass=AskableTask,
    help={
        "server": "nginx, apache, caddy, netlify or cloudflare",
        "output_folder": "the built site",
        "write": "file to write; without it the rules are printed",
    },
)
def redirects(
    context: Context, server: str, output_folder: str = "output", write: str = ""
) -> None:
    """Print the rules that make a web server answer at every old address of the built site."""
    from plugins.hosting.commands import print_redirect_rules

    del context
    file = Path(write) if write else None
    error = print_redirect_rules(server, Path(output_folder), Path.cwd(), file)
    if error:
        raise Exit(f"error: {error}", code=1)
