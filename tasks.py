"""The tasks of VPS Atlas: `python3 tasks.py build` sets up first, `inv build` inside `.venv` runs.

Here are those of the whole project; Invoke finds the others, which plugins bring, by their import.
"""

import sys

if __name__ == "__main__":
    from bootstrap import main

    main(sys.argv[1:])

import shlex
import shutil
import subprocess
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from plugins.benchmarks.tasks import import_benchmark, schemas
from plugins.command_line import require
from plugins.hosting.tasks import redirects
from plugins.preview.tasks import serve
from plugins.wordpress.tasks import audit, import_wordpress

__all__ = ["audit", "import_benchmark", "import_wordpress", "redirects", "schemas", "serve"]

ROOT = Path(__file__).resolve().parent
OUTPUT = ROOT / "output"


def _run(module: str, *arguments: str) -> None:
    """Run a module of this Python in the project folder; end with its exit code if that is not 0.

    No shell reads the arguments, and the module prints to the terminal itself.
    """
    require(module.partition(".")[0])
    code = subprocess.call([sys.executable, "-m", module, *arguments], cwd=ROOT)
    if code:
        raise Exit(code=code)


@task(help={"settings": "pelicanconf.py (default) or publishconf.py", "output": "folder to write"})
def build(context: Context, settings: str = "pelicanconf.py", output: str = "output") -> None:
    """Build the site into output/; on a problem say where, and leave output/ as it was."""
    del context
    if not (ROOT / settings).is_file():
        raise Exit(f"error: --settings {settings}: there is no such file", code=1)
    _run("pelican", "content", "-s", settings, "-o", output)
    print(f"{output}/ is ready; look at it with: python3 tasks.py serve")


@task
def check(context: Context) -> None:
    """Report every problem of content and data; write nothing to output/."""
    import tempfile

    del context
    with tempfile.TemporaryDirectory() as folder:
        _run("pelican", "content", "-s", "pelicanconf.py", "-o", f"{folder}/site")


@task(help={"options": "more options for pytest, such as '-k permalinks'"})
def test(context: Context, options: str = "") -> None:  # noqa: PT028 (a task, not a test)
    """Run lint and every test, and show what they cover."""
    lint(context)
    cover = ["--cov", "--cov-report=term"]
    _run("pytest", "-n", "auto", *cover, *shlex.split(options))


@task
def lint(context: Context) -> None:
    """Check style, format and types."""
    del context
    _run("ruff", "check", ".")
    _run("ruff", "format", "--check", ".")
    _run("mypy")


@task
def lock(context: Context) -> None:
    """Resolve pyproject.toml into the two lock files (hashes, no index address)."""
    del context
    resolve = ["pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--quiet"]
    # With its extras in the pin: older pips else take the newest coverage for coverage[toml].
    resolve += ["--no-strip-extras"]
    resolve += ["--no-emit-index-url", "--no-header", "--no-annotate", "--output-file"]
    _run("uv", *resolve, "requirements.lock")
    dev = ["--group", "dev", "--constraint", "requirements.lock"]
    _run("uv", *resolve, "requirements-dev.lock", *dev)


@task
def screenshots(context: Context) -> None:
    """Photograph the built site for the README, desktop and phone, light and dark."""
    del context
    require("playwright")
    _run("tests.e2e.screenshots")


@task
def translations(context: Context) -> None:
    """Collect the words of the templates into theme/locale, keeping what is translated."""
    del context
    babel = "babel.messages.frontend"
    template = "theme/locale/messages.pot"
    shape = ["--omit-header", "--no-location", "--sort-output"]
    _run(babel, "extract", "-F", "theme/locale/babel.cfg", *shape, "-o", template, ".")
    update = ["update", "-i", template, "-d", "theme/locale", "-l", "zh_CN"]
    _run(babel, *update, "--omit-header", "--no-fuzzy-matching")


@task
def clean(context: Context) -> None:
    """Remove everything that the tasks made, except .venv."""
    del context
    caches = ("cache", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")
    for folder in (OUTPUT, *ROOT.glob("output.*"), *(ROOT / cache for cache in caches)):
        shutil.rmtree(folder, ignore_errors=True)
    (ROOT / ".coverage").unlink(missing_ok=True)
