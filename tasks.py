"""The tasks of VPS Atlas: `python3 tasks.py build` sets up first, `inv build` inside `.venv` runs.

Each task is a few lines that call one program or one function of a plugin.
"""

import sys

if __name__ == "__main__":
    from bootstrap import main

    main(sys.argv[1:])

import shutil
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
PYTHON = f'"{sys.executable}"'
OUTPUT = ROOT / "output"


def _run(context: Context, command: str) -> None:
    """Run a command in the project folder, show what it prints, end with its exit code."""
    with context.cd(str(ROOT)):
        result = context.run(command, warn=True, pty=sys.stdout.isatty(), in_stream=False)
    if not result.ok:
        raise Exit(code=result.exited)


def _need(module: str) -> None:
    import importlib.util

    if importlib.util.find_spec(module) is None:
        raise Exit(f"{module} is not installed; run this as: python3 tasks.py …", code=1)


@task(help={"settings": "pelicanconf.py (default) or publishconf.py", "output": "folder to write"})
def build(context: Context, settings: str = "pelicanconf.py", output: str = "output") -> None:
    """Build the site into output/; on a problem say where, and leave output/ as it was."""
    _run(context, f'{PYTHON} -m pelican content -s "{settings}" -o "{output}"')
    print(f"{output}/ is ready; look at it with: python3 tasks.py serve")


@task
def check(context: Context) -> None:
    """Report every problem of content and data; write nothing to output/."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        _run(context, f'{PYTHON} -m pelican content -s pelicanconf.py -o "{folder}/site"')


@task(help={"port": "port on this machine", "drafts": "show drafts as well"})
def serve(context: Context, port: int = 8000, drafts: bool = False) -> None:
    """Build, show the site on this machine, build again at every change."""
    from plugins.preview.commands import serve as serve_site

    del context
    serve_site(ROOT, port=port, drafts=drafts)


@task(
    name="import-wordpress",
    positional=["path"],
    help={"path": "exporter file or folder", "dry_run": "report only, write nothing"},
)
def import_wordpress(context: Context, path: str, dry_run: bool = False) -> None:
    """Turn posts of a WordPress exporter (Markdown) into bundles, and report on each."""
    from plugins.wordpress.commands import import_exports

    del context
    report = import_exports(Path(path), ROOT / "content", data=ROOT / "data", dry_run=dry_run)
    print(report.render())
    if report.exit_code:
        raise Exit(code=report.exit_code)


@task(help={"options": "more options for pytest, such as '-k permalinks'"})
def test(context: Context, options: str = "") -> None:  # noqa: PT028 (a task, not a test)
    """Run lint and every test, and show what they cover."""
    _need("pytest")
    lint(context)
    _run(context, f"{PYTHON} -m pytest -n auto --cov --cov-report=term {options}")


@task
def lint(context: Context) -> None:
    """Check style, format and types."""
    _need("ruff")
    _run(context, f"{PYTHON} -m ruff check .")
    _run(context, f"{PYTHON} -m ruff format --check .")
    _run(context, f"{PYTHON} -m mypy")


@task
def lock(context: Context) -> None:
    """Resolve pyproject.toml into the two lock files (hashes, no index address)."""
    _need("uv")
    command = (
        f"{PYTHON} -m uv pip compile pyproject.toml --universal --generate-hashes --quiet"
        " --no-emit-index-url --no-header --no-annotate"
    )
    _run(context, f"{command} --output-file requirements.lock")
    dev = "--group dev --constraint requirements.lock --output-file requirements-dev.lock"
    _run(context, f"{command} {dev}")


@task
def screenshots(context: Context) -> None:
    """Photograph the built site for the README, desktop and phone, light and dark."""
    _need("playwright")
    _run(context, f"{PYTHON} -m tests.e2e.screenshots")


@task
def translations(context: Context) -> None:
    """Collect the words of the templates into theme/locale, keeping what is translated."""
    babel = f"{PYTHON} -m babel.messages.frontend"
    template = "theme/locale/messages.pot"
    shape = "--omit-header --no-location --sort-output"
    _run(context, f"{babel} extract -F theme/locale/babel.cfg {shape} -o {template} .")
    update = f"{babel} update -i {template} -d theme/locale -l zh_CN"
    _run(context, f"{update} --omit-header --no-fuzzy-matching")


@task
def clean(context: Context) -> None:
    """Remove everything that the tasks made, except .venv."""
    del context
    caches = ("cache", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")
    for folder in (OUTPUT, *ROOT.glob("output.*"), *(ROOT / cache for cache in caches)):
        shutil.rmtree(folder, ignore_errors=True)
    (ROOT / ".coverage").unlink(missing_ok=True)
