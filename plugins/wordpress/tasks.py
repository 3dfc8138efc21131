"""`inv import-wordpress` and `inv audit`."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context  # noqa: TC002 (Invoke looks at the signature)
from invoke.exceptions import Exit
from invoke.tasks import task

from plugins.command_line import AskableTask, FilesTask, finish, require, value_or_exit


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
    memory: str = "",
    report: str = ".",
    dry_run: bool = False,
) -> None:
    """Bring a whole WordPress site over: texts, media, comments, addresses; run again at will."""
    require("pelican")
    from pelicanconf import ROOT, TIMEZONE
    from plugins.wordpress import commands
    from plugins.wordpress.addresses.options import Options as AddressOptions
    from plugins.wordpress.run.options import Options

    del context
    addresses = AddressOptions(
        category_base=category_base,
        tag_base=tag_base,
        bases=value_or_exit(commands.named(base or (), "base", "brand=marques")),
        authors=value_or_exit(commands.named(author or (), "author", "lin=lin-xiaoyu")),
        hosts=frozenset(host or ()),
        media_hosts=frozenset(media_host or ()),
        timezone=TIMEZONE,
    )
    options = Options(
        dry_run=dry_run,
        uploads=Path(uploads) if uploads else None,
        download=download,
        allow_private=allow_private,
        cache=ROOT / "cache" / "wordpress",
        hidden=frozenset(withhold or ()),
        comments=tuple(Path(file) for file in comments or ()),
        memory=value_or_exit(commands.megabytes(memory)),
        addresses=addresses,
    )
    done = commands.import_wordpress(files, ROOT, options, report=Path(report))
    finish(done.text, done.exit_code)


@task(
    klass=AskableTask,
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
    from plugins.wordpress.audit.command import audit as compare
    from plugins.wordpress.audit.command import audit_options
    from plugins.wordpress.audit.progress import shown_progress

    del context
    options = value_or_exit(audit_options(called, save, threshold, coverage, limit, per_second))
    with shown_progress() as progress:
        report = value_or_exit(compare(old, new, options, progress))
    print(report.render())
    if json:
        value_or_exit(report.write(Path(json)))
    if report.exit_code:
        raise Exit(code=report.exit_code)
