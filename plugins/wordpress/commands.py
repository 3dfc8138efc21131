"""What `inv import-wordpress` runs: options are read, exports opened, the report is written."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.diagnostics import Problem
from plugins.wordpress.memory_use import allowed
from plugins.wordpress.reports.files import write_reports
from plugins.wordpress.reports.import_report import ImportReport
from plugins.wordpress.reports.terminal import summary
from plugins.wordpress.run.import_site import import_site
from plugins.wordpress.sources.joined_comments import JoinedComments
from plugins.wordpress.sources.joined_sources import JoinedSources
from plugins.wordpress.sources.opening import open_source
from plugins.wordpress.sources.rest import open_rest
from plugins.wordpress.web import Client

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.wordpress.model import Source
    from plugins.wordpress.run.options import Options

_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Done:
    """An import that has ended.

    Attributes:
        text: the report for a terminal.
        exit_code: 1 when something could not be used or the counts do not balance, else 0.
    """

    text: str
    exit_code: int


def import_wordpress(exports: Sequence[str], root: Path, options: Options, report: Path) -> Done:
    """Import a site into the project at `root`, and write the report in all its forms.

    Args:
        exports: paths of exports, or addresses of live sites.
        root: the folder with `content/` and `data/`.
        options: what the user chose.
        report: folder for the files of the report; nothing is written there in a dry run.
    """
    result = import_exports(exports, root / "content", data=root / "data", options=options)
    document = result.document()
    text = summary(document)
    if options.dry_run:
        return Done(text, document.exit_code)
    try:
        html, _ = write_reports(document, report)
    except OSError as error:
        line = f"{report}: the report cannot be written: {error.strerror} (wordpress/report)"
        return Done(f"{text}\n{line}", 1)
    return Done(f"{text}\nReport: {html}", document.exit_code)


def named(given: Sequence[str], option: str, example: str) -> dict[str, str] | Problem:
    """Values by names, of words such as `lin=lin-xiaoyu`.

    Args:
        given: the words.
        option: that they were given to, without its hyphens.
        example: of a word that it takes.
    """
    words = [one.partition("=") for one in given]
    pairs = {name.strip(): value.strip() for name, _, value in words}
    if all(pairs) and all(pairs.values()):
        return pairs
    message = f"--{option}: not of the form {example}"
    return Problem("wordpress/option", message, mend=f"write --{option} {example}")


def megabytes(given: str) -> int | Problem:
    """What was given to `--memory`, 0 for nothing."""
    if not given or (given.isascii() and given.isdecimal() and len(given) < 10):
        return int(given or 0)
    message = f"--memory {given!r} is no number of megabytes"
    return Problem("wordpress/option", message, mend="write --memory 2000 for 2 GB")


def import_exports(
    exports: Sequence[str | Path], content: Path, *, data: Path, options: Options
) -> ImportReport:
    """Turn exports into bundles below `content`, or bring those of earlier imports up to date.

    Args:
        exports: paths of exports (see `sources.opening`), or addresses of live sites.
        content: the site's content folder.
        data: the site's data folder; new categories, tags and authors are appended to its lists.
        options: what the user chose.
    """
    with ExitStack() as stack:
        cache = options.cache
        if options.dry_run:
            cache = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        source = _opened([str(one) for one in exports], options, cache)
        if isinstance(source, list):
            return ImportReport((), frozenset(), (), source, options.dry_run, Path.cwd())
        memory = options.memory or allowed(Path(one) for one in exports)
        return import_site(
            JoinedComments(source, options.comments), content, data, replace(options, memory=memory)
        )


def _opened(exports: Sequence[str], options: Options, cache: Path) -> Source | list[Problem]:
    """All exports as one source, or what is wrong with them."""
    addresses = [one for one in exports if one.startswith(_SCHEMES)]
    paths = [Path(one) for one in exports if one not in addresses]
    problems: list[Problem] = []
    sources: list[Source] = []
    if paths or not addresses:
        files = open_source(paths)
        if isinstance(files, list):
            problems += files
        else:
            sources.append(files)
    with Client(allow_private=options.allow_private) as client:
        for address in addresses:
            site = open_rest(address, client, cache / _folder(address), print)
            if isinstance(site, Problem):
                problems.append(site)
            else:
                sources.append(site)
    if problems:
        return problems
    return sources[0] if len(sources) == 1 else JoinedSources(sources)


def _folder(address: str) -> str:
    return urlsplit(address).netloc.rpartition("@")[2].replace(":", "-") or "nowhere"
