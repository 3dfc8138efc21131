"""Changes of the data folder: tried on a copy first, then written file by file.

The order is such that being killed leaves nothing half done: raw files first, which nothing names
yet, then what entries may name, and the entry itself last. Running again finds what is there.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.benchmarks.loading import load
from plugins.diagnostics import Problem
from plugins.diagnostics.atomic_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the data folder that is written.

    Attributes:
        name: path below the data folder.
        content: file that holds what is written.
        before: what the file held when the change was made up, None if there was no such file.
    """

    name: str
    content: Path
    before: bytes | None = None


def new_problems(
    data: Path, changes: Sequence[Change], languages: Collection[str]
) -> list[Problem]:
    """What would be wrong with the data after the changes and is not now; nothing is written.

    The problems name the places where the files would be.
    """
    with tempfile.TemporaryDirectory(prefix="import-benchmark-") as folder:
        copy = Path(folder) / "data"
        try:
            _copy_with(data, changes, copy)
        except OSError as error:
            message = f"cannot be tried on a copy of the data folder: {_reason(error)}"
            mend = "make all of it readable, each folder a folder, and room for the copy"
            return [Problem("benchmarks/copy", message, data, mend=mend)]
        problems = [_at_home(problem, copy, data) for problem in load(copy, languages)[1]]
    if not problems:
        return []
    known = set(load(data, languages)[1])
    return [problem for problem in problems if problem not in known]


def _copy_with(data: Path, changes: Sequence[Change], copy: Path) -> None:
    if data.is_dir():
        # Copies, since a hard link changes the time that the cache of raw files goes by.
        shutil.copytree(data, copy, copy_function=shutil.copyfile, ignore_dangling_symlinks=True)
    for change in changes:
        target = copy / change.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(change.content, target)


def _reason(error: OSError) -> str:
    """What went wrong first, in one line; `shutil.Error` holds a list of all."""
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        source, _, why = error.args[0][0]
        return f"{source}: {str(why).partition('] ')[2].partition(':')[0] or why}"
    return f"{error.filename}: {error.strerror}"


def refusals(data: Path, changes: Sequence[Change]) -> list[Problem]:
    """Changes that would leave the data folder, or undo what somebody has written meanwhile."""
    root = data.resolve()
    problems = []
    for change in changes:
        path = data / change.name
        if not path.resolve().is_relative_to(root):
            message = "would lie outside the data folder"
            mend = "remove the symbolic link"
            problems.append(Problem("benchmarks/outside", message, path, mend=mend))
        elif _content(path) != change.before:
            mend = "run the import again"
            problems.append(Problem("benchmarks/changed", "was changed meanwhile", path, mend=mend))
    return problems


def _content(path: Path) -> bytes | None:
    """What a file holds, None for none; of one that cannot be read nothing that we made up."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return b""


def write(data: Path, changes: Sequence[Change]) -> tuple[int, list[Problem]]:
    """Write the changes in their order; what goes wrong ends it with one problem.

    Returns:
        How many were written, and the problem if there was one.
    """
    for number, change in enumerate(changes):
        path = data / change.name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, change.content.read_bytes())
        except OSError as error:
            message = f"cannot be written: {error.strerror}"
            mend = "what was written before it does no harm: run the import again"
            return number, [Problem("benchmarks/write", message, path, mend=mend)]
    return len(changes), []


def _at_home(problem: Problem, copy: Path, data: Path) -> Problem:
    if problem.path is None or not problem.path.is_relative_to(copy):
        return problem
    return replace(problem, path=data / problem.path.relative_to(copy))
