"""What `inv redirects` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.diagnostics.atomic_file import write_atomically
from plugins.diagnostics.problem import render
from plugins.hosting import apache, caddy, cloudflare, netlify, nginx
from plugins.hosting.built_site import read_built_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.hosting.built_site import BuiltSite

SERVERS: dict[str, Callable[[BuiltSite], str | Problem]] = {
    "nginx": nginx.rules,
    "apache": apache.rules,
    "caddy": caddy.rules,
    "netlify": netlify.rules,
    "cloudflare": cloudflare.rules,
}


def redirect_rules(server: str, output: Path) -> str | Problem:
    """The rules of the site built into `output` for `server`, or why there are none."""
    if server not in SERVERS:
        message = f"--server {server}: no such server"
        return Problem("hosting/server", message, mend=f"known are {', '.join(SERVERS)}")
    site = read_built_site(output)
    return site if isinstance(site, Problem) else SERVERS[server](site)


def print_redirect_rules(server: str, output: Path, root: Path, write: Path | None) -> str:
    """Print the rules or write them to a file; give back what is wrong as one line, "" for nothing.

    Args:
        server: one of `SERVERS`.
        output: the built site.
        root: paths in messages are relative to it.
        write: the file to write, None to print.
    """
    rules = redirect_rules(server, output)
    if isinstance(rules, Problem):
        return render([rules], root)[0]
    if write is None:
        print(rules, end="")
        return ""
    try:
        write_atomically(write, rules.encode())
    except OSError as error:
        mend = "choose a file in a folder that is there"
        return render([Problem("hosting/write", str(error.strerror), write, mend=mend)], root)[0]
    print(f"{write} is ready")
    return ""
