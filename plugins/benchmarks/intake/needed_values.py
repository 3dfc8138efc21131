"""Private values that the figures of a raw file hang on, so that they cannot be taken out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.benchmarks.intake.private_data import redact
from plugins.benchmarks.readers.reading import RawFileError
from plugins.benchmarks.readers.registry import read_raw
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from plugins.benchmarks.readers.reading import RawRun

_TARGETS = frozenset({"ip", "hostname"})
"""What tells one test from another: a trace to another address is another reading, the same command
with another key or in another home is not."""

_NO_LABEL = Text("-")


@dataclass(frozen=True, slots=True)
class Original:
    """A raw file as it came.

    Attributes:
        text: all of it.
        encoding: in which it is written.
        run: what it holds.
        scratch: a file to write what is tried.
    """

    text: str
    encoding: str
    run: RawRun
    scratch: Path

    def without_private_data(self, keep: Collection[str]) -> RawRun | None:
        """What it holds without its private data, None if it cannot be read then."""
        self.scratch.write_bytes(redact(self.text, keep)[0].encode(self.encoding))
        try:
            return read_raw(self.scratch)
        except RawFileError:
            return None


def needed_values(original: Original, keep: Collection[str]) -> tuple[str, ...]:
    """The private values without which the file gives other figures, or figures of other tests.

    Args:
        original: the file.
        keep: kinds of private data that stay in, and single values.
    """
    if _is_as_before(original, keep, is_target=True):
        return ()
    removals = redact(original.text, keep)[1]
    all_values = {one.value for one in removals}
    needed = [
        one.value
        for one in removals
        if not _is_as_before(
            original, {*keep, *all_values} - {one.value}, is_target=one.kind in _TARGETS
        )
    ]
    if needed:
        return tuple(needed)
    # A key in a command changes the name of its reading, which then says what stands there now.
    figures_stay = _is_as_before(original, keep, is_target=False)
    return () if figures_stay else tuple(sorted(all_values))


def _is_as_before(original: Original, keep: Collection[str], *, is_target: bool) -> bool:
    run = original.without_private_data(keep)
    return (
        run is not None
        and _figures(run) == _figures(original.run)
        and (not is_target or _names(run) == _names(original.run))
    )


def _figures(run: RawRun) -> object:
    """All of a run but what its readings are called."""
    readings = [replace(one, name="", label=_NO_LABEL) for one in run.readings]
    return run.tool, run.version, run.date, readings


def _names(run: RawRun) -> list[str]:
    return [one.name for one in run.readings]
