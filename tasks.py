"""The tasks of VPS Atlas: `python3 tasks.py build` sets up first, `inv build` inside `.venv` runs.

Each task is a few lines that call one program or one function of a plugin.
"""

import sys

if __name__ == "__main__":
    from bootstrap import main

    main(sys.argv[1:])

import importlib.util
import shlex
import shutil
import subprocess
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from plugins.benchmarks.intake.command_line import FilesTask

ROOT = Path(__file__).resolve().parent
OUTPUT = ROOT / "output"


def _run(module: str, *arguments: str) -> None:
    """Run a module of this Python in the project folder; end with its exit code if that is not 0.

    No shell reads the arguments, and the module prints to the terminal itself.
    """
    _need(module.partition(".")[0])
    code = subprocess.call([sys.executable, "-m", module, *arguments], cwd=ROOT)
    if code:
        raise Exit(code=code)


def _need(package: str) -> None:
    spec = importlib.util.find_spec(package)
    # A package without its __init__.py still has a spec, but no origin.
    if spec is None or spec.origin is None:
        message = f"error: {package} is not installed or damaged; run this as: python3 tasks.py …"
        raise Exit(message, code=1)


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


@task(help={"port": "port on this machine", "drafts": "show drafts as well"})
def serve(context: Context, port: str = "8000", drafts: bool = False) -> None:
    """Build, show the site on this machine, build again at every change."""
    _need("pelican")
    from plugins.preview.commands import serve as serve_site

    del context
    serve_site(ROOT, port=port, drafts=drafts)


@task(
    klass=FilesTask,
    name="import-wordpress",
    positional=["files"],
    iterable=["comments", "host", "media_host", "author", "base", "withhold"],
    help={
        "files": "exports (WXR, ZIP, folder, Markdown), or the address of a live site",
        "uploads": "copy of the old site's files, or of its wp-content/uploads",
        "download": "fetch uploads that are missing from the old site",
        "comments": "export of comments of Duoshuo or Disqus; may be given several times",
        "category_base": "first part of the old addresses of categories, where it was changed",
        "tag_base": "likewise for tags",
        "base": "taxonomy=first part of the old addresses of its terms; several",
        "host": "further name of the old site; may be given several times",
        "media_host": "other host that served its uploads; several",
        "withhold": "type of a plugin whose items were not public; several",
        "author": "login=slug of an author whose old address is not made of the login; several",
        "allow_private": "the old site may be on this machine or a private network",
        "memory": "megabytes that the import may need, by default as many as the export has",
        "report": "folder for migration-report.html and .json, by default this one",
        "dry_run": "print the report, write nothing",
    },
)
def import_wordpress(  # noqa: PLR0913, PLR0917 (the options of the command line)
    context: Context,
    files: list[str],
    uploads: str = "",
    download: bool = False,
    comments: list[str] | None = None,
    category_base: str = "",
    tag_base: str = "",
    base: list[str] | None = None,
    host: list[str] | None = None,
    media_host: list[str] | None = None,
    withhold: list[str] | None = None,
    author: list[str] | None = None,
    allow_private: bool = False,
    memory: int = 0,
    report: str = ".",
    dry_run: bool = False,
) -> None:
    """Bring a whole WordPress site over: texts, media, comments, addresses; run again at will."""
    _need("pelican")
    from pelicanconf import TIMEZONE
    from plugins.diagnostics import Problem
    from plugins.diagnostics.problem import render
    from plugins.wordpress.addresses.options import Options as AddressOptions
    from plugins.wordpress.commands import import_wordpress as import_all
    from plugins.wordpress.commands import named
    from plugins.wordpress.run.options import Options

    del context
    authors = named(author or (), "author", "lin=lin-xiaoyu")
    bases = named(base or (), "base", "brand=marques")
    if isinstance(authors, Problem) or isinstance(bases, Problem):
        wrong = [one for one in (authors, bases) if isinstance(one, Problem)]
        raise Exit("\n".join(render(wrong, ROOT)), code=1)
    options = Options(
        dry_run=dry_run,
        uploads=Path(uploads) if uploads else None,
        download=download,
        allow_private=allow_private,
        cache=ROOT / "cache" / "wordpress",
        hidden=frozenset(withhold or ()),
        comments=tuple(Path(file) for file in comments or ()),
        memory=memory,
        addresses=AddressOptions(
            category_base=category_base,
            tag_base=tag_base,
            bases=bases,
            authors=authors,
            hosts=frozenset(host or ()),
            media_hosts=frozenset(media_host or ()),
            timezone=TIMEZONE,
        ),
    )
    done = import_all(files, ROOT, options, report=Path(report))
    print(done.text)
    if done.exit_code:
        raise Exit(code=done.exit_code)


@task(
    positional=["old", "new"],
    help={
        "old": "address of the old site or of its sitemap, file of addresses, or saved folder",
        "new": "address of the new site, or its built folder",
        "called": "what the old site calls itself, when it is asked at another address",
        "save": "folder for the old site's answers, to repeat the audit when it is gone",
        "threshold": "per cent of the addresses that have to answer with the same content",
        "coverage": "per cent of a text that makes it the same",
        "limit": "old addresses to ask for at most",
        "per_second": "requests a second, 0 for as many as are answered",
        "json": "file for all findings",
    },
)
def audit(  # noqa: PLR0913, PLR0917 (the options of the command line)
    context: Context,
    old: str,
    new: str,
    called: str = "",
    save: str = "",
    threshold: str = "100",
    coverage: str = "99",
    limit: str = "20000",
    per_second: str = "10",
    json: str = "",
) -> None:
    """Ask the new site for every address of the old one; say what is not the same."""
    from plugins.diagnostics import Problem
    from plugins.diagnostics.problem import render
    from plugins.wordpress.audit.command import audit as compare
    from plugins.wordpress.audit.command import audit_options
    from plugins.wordpress.audit.progress import shown_progress

    del context
    options = audit_options(called, save, threshold, coverage, limit, per_second)
    if isinstance(options, Problem):
        raise Exit("\n".join(render([options], ROOT)), code=1)
    with shown_progress() as progress:
        report = compare(old, new, options, progress)
    if isinstance(report, Problem):
        raise Exit("\n".join(render([report], ROOT)), code=1)
    print(report.render())
    if json:
        report.write(Path(json))
    if report.exit_code:
        raise Exit(code=report.exit_code)


@task(
    klass=FilesTask,
    name="import-benchmark",
    positional=["files"],
    help={
        "files": "raw output of benchmark tools, any number of files",
        "subject": "what was measured: an id of data/subjects.toml",
        "date": "day of the runs, where the files do not say; 2026-11-25",
        "source": "id of data/sources.toml, by default its only measurement",
        "environment": "id of data/environments.toml, a new one is added",
        "keep": "kinds of private data to keep: ip,hostname,...",
        "all_metrics": "add a metric for each reading that none takes",
        "dry_run": "report only, write nothing",
    },
)
def import_benchmark(  # noqa: PLR0913, PLR0917 (the options of the command line)
    context: Context,
    files: list[str],
    subject: str = "",
    date: str = "",
    source: str = "",
    environment: str = "",
    keep: str = "",
    all_metrics: bool = False,
    dry_run: bool = False,
) -> None:
    """File raw output of benchmark tools as data, without private data, and report on it."""
    _need("pelican")
    from pelicanconf import EDITIONS
    from plugins.benchmarks.commands import import_benchmark as import_files
    from plugins.benchmarks.intake.choices import Options

    del context
    options = Options(subject, date, source, environment, keep, all_metrics, dry_run)
    report = import_files([Path(file) for file in files], ROOT / "data", options, tuple(EDITIONS))
    print(report.render())
    if report.exit_code:
        raise Exit(code=report.exit_code)


@task(
    help={
        "server": "nginx, apache, caddy, netlify or cloudflare",
        "output_folder": "the built site",
        "write": "file to write; without it the rules are printed",
    }
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
def schemas(context: Context) -> None:
    """Write the forms of the data files to data/schemas/, for editors."""
    _need("pydantic")
    from plugins.benchmarks.files.json_schema import schema_texts

    del context
    for name, text in schema_texts().items():
        path = ROOT / "data" / "schemas" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


@task
def screenshots(context: Context) -> None:
    """Photograph the built site for the README, desktop and phone, light and dark."""
    del context
    _need("playwright")
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
