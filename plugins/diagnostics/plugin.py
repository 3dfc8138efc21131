"""Connects the collector and the staging folder to Pelican's run."""

from __future__ import annotations

import atexit
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals

from plugins.diagnostics.collector import forget, report, report_all, reported
from plugins.diagnostics.dead_links import dead_links
from plugins.diagnostics.pelican_log import BuildFailedError, ProblemHandler, watch_pelican_log
from plugins.diagnostics.problem import Problem, render
from plugins.diagnostics.staging import Staging, StagingRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican import Pelican
    from pelican.generators import Generator

_stagings: list[Staging] = []
_generators: list[Generator] = []


def on_get_generators(pelican: Pelican) -> None:
    """Begin of a run, also of each further one of `pelican -r`: build beside the output."""
    discard_unfinished()
    output = Path(pelican.settings["OUTPUT_PATH"])
    ProblemHandler.content = Path(pelican.settings["PATH"])
    try:
        _refuse_sources(output.resolve(), Path(pelican.settings["PATH"]).resolve())
        staging = Staging(output)
        pelican.output_path = str(staging.open())
    except StagingRefusedError as refusal:
        raise BuildFailedError(str(refusal)) from None
    _stagings.append(staging)


def on_all_generators_finalized(generators: list[Generator]) -> None:
    """Remember the generators: what they read must be found in the output."""
    _generators[:] = generators


def on_get_writer(pelican: Pelican) -> None:
    """Everything is read and nothing is written: stop here if there are problems."""
    if not _written() and not reported():
        mend = "an empty site would take the place of the last one; write a text, or remove output/"
        folder = Path(pelican.settings["PATH"])
        report(Problem("diagnostics/empty-site", "there is nothing to publish", folder, mend=mend))
    _fail_on_problems(pelican)


def on_finalized(pelican: Pelican) -> None:
    """End of a run: publish it whole, or not at all."""
    output = Path(pelican.output_path)
    for content in _written():
        report_all(_audit(content, output, pelican.settings["SITEURL"]))
    _fail_on_problems(pelican)
    _stagings.pop().publish()


def discard_unfinished() -> None:
    """Remove what a run that ended early has built."""
    while _stagings:
        _stagings.pop().discard()


def register() -> None:
    """Connect the receivers."""
    watch_pelican_log()
    atexit.register(discard_unfinished)
    signals.get_generators.connect(on_get_generators)
    signals.all_generators_finalized.connect(on_all_generators_finalized)
    signals.get_writer.connect(on_get_writer)
    signals.finalized.connect(on_finalized)


def _refuse_sources(output: Path, content: Path) -> None:
    if output.is_relative_to(content) or content.is_relative_to(output):
        raise StagingRefusedError(
            f"{output} and the sources in {content} lie in each other; choose another output folder"
        )


def _written() -> list[Any]:
    """The articles and pages that have an address; a draft has none, unless asked for."""
    contents = {
        id(content): content
        for generator in _generators
        for content in generator.context["generated_content"].values()
        if content is not None and content.save_as
    }
    return list(contents.values())


def _audit(content: Any, output: Path, site_path: str) -> Iterator[Problem]:
    source = Path(content.source_path)
    if not (output / content.save_as).is_file():
        mend = "another page or plugin took its place; give it an address of its own"
        yield Problem(
            "diagnostics/lost-page", f"{content.save_as} was not written", source, mend=mend
        )
    if getattr(content, "wordpress", None):
        # An old post may link to what was lost long before it came here; the importer reports it.
        return
    for link in dead_links(content.content, output, site_path):
        mend = "correct the address; a draft has none"
        yield Problem(
            "diagnostics/dead-link",
            f"link to {link} leads nowhere",
            source,
            _line(source, link),
            mend,
        )


def _line(source: Path, words: str) -> int | None:
    before, found, _ = source.read_text(encoding="utf-8-sig").partition(words)
    return before.count("\n") + 1 if found else None


def _fail_on_problems(pelican: Pelican) -> None:
    problems = reported()
    if not problems:
        return
    forget()
    discard_unfinished()
    lines = render(problems, Path.cwd())
    for line in lines:
        print(line, file=sys.stderr)
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    output = Path(pelican.settings["OUTPUT_PATH"]).name
    raise BuildFailedError(f"{count}; {output}/ is left as it was")
