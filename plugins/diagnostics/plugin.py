"""Connects the collector and the staging folder to Pelican's run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals

from plugins.diagnostics.collector import forget, report, reported
from plugins.diagnostics.pelican_log import BuildFailedError, watch_pelican_log
from plugins.diagnostics.problem import Problem, render
from plugins.diagnostics.staging import Staging, StagingRefusedError

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.generators import Generator

_stagings: dict[int, Staging] = {}
_generators: list[Generator] = []


def on_get_generators(pelican: Pelican) -> None:
    """Begin of a run, the first in `pelican -r` and every later one: build beside the output."""
    staging = Staging(Path(pelican.settings["OUTPUT_PATH"]))
    try:
        pelican.output_path = str(staging.open())
    except StagingRefusedError as refusal:
        raise BuildFailedError(str(refusal)) from None
    _stagings[id(pelican)] = staging


def on_all_generators_finalized(generators: list[Generator]) -> None:
    """Remember the generators: what they read must be found in the output."""
    _generators[:] = generators


def on_get_writer(pelican: Pelican) -> None:
    """Everything is read and nothing is written: stop here if there are problems."""
    _fail_on_problems(pelican)


def on_finalized(pelican: Pelican) -> None:
    """End of a run: publish it whole, or not at all."""
    for content in _lost_pages(Path(pelican.output_path)):
        report(
            Problem(
                "diagnostics/lost-page",
                f"{content.save_as} was not written",
                Path(content.source_path),
                mend="another page or plugin took its place; give it an address of its own",
            )
        )
    _fail_on_problems(pelican)
    _stagings.pop(id(pelican)).publish()
    forget()


def register() -> None:
    """Connect the receivers."""
    watch_pelican_log()
    signals.get_generators.connect(on_get_generators)
    signals.all_generators_finalized.connect(on_all_generators_finalized)
    signals.get_writer.connect(on_get_writer)
    signals.finalized.connect(on_finalized)


def _lost_pages(output: Path) -> list[Any]:
    contents = {
        id(content): content
        for generator in _generators
        for content in generator.context["generated_content"].values()
        if content is not None and content.status in ("published", "hidden")
    }
    return [c for c in contents.values() if c.save_as and not (output / c.save_as).is_file()]


def _fail_on_problems(pelican: Pelican) -> None:
    problems = reported()
    if not problems:
        return
    forget()
    _stagings.pop(id(pelican)).discard()
    lines = render(problems, Path.cwd())
    for line in lines:
        print(line, file=sys.stderr)
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    output = Path(pelican.settings["OUTPUT_PATH"]).name
    raise BuildFailedError(f"{count}; {output}/ is left as it was")
