"""What the tasks of plugins share: their kinds of arguments, and how they end.

A plugin with tasks has them in its `tasks.py`, which the project's `tasks.py` imports. Invoke reads
these modules at every start, so they import what does the work only when it is wanted.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from invoke.exceptions import Exit, ParseError
from invoke.parser.argument import Argument
from invoke.tasks import Task

from plugins.diagnostics import Problem
from plugins.diagnostics.problem import render

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def require(package: str) -> None:
    """End the task in one line when a package that it stands on is not there.

    Raises:
        Exit: with code 1.
    """
    spec = importlib.util.find_spec(package)
    # A package without its __init__.py still has a spec, but no origin.
    if spec is None or spec.origin is None:
        message = f"error: {package} is not installed or damaged; run this as: python3 tasks.py …"
        raise Exit(message, code=1)


def value_or_exit(value: T | Problem) -> T:
    """`value`, what a plugin gave back; a problem ends the task in one line.

    Raises:
        Exit: with code 1.
    """
    if isinstance(value, Problem):
        raise Exit("\n".join(render([value], Path.cwd())), code=1)
    return value


def finish(report: str, exit_code: int) -> None:
    """Print a report and end the task with its exit code.

    Raises:
        Exit: when that is not 0.
    """
    print(report)
    if exit_code:
        raise Exit(code=exit_code)


class AskableTask(Task[Any]):
    """A task whose `--help` is answered without the words that it needs to run.

    Invoke takes `--help` for the first of these words, or says that they are missing.
    """

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """The arguments of the task; when help is wanted, those not given need not be."""
        arguments = super().get_arguments(ignore_unknown_help)
        if _is_help_wanted():
            given = _number_of_words(self.name, arguments, sys.argv)
            for one in [one for one in arguments if one.positional][given:]:
                one.positional = False
        return arguments


class Words(Argument):
    """A positional argument that Invoke finds unfilled until it has got all its words.

    Attributes:
        wanted: how many words there are.
    """

    wanted = 1
    _value: list[str]

    @property
    def value(self) -> Any:
        """The words, None while some are missing."""
        return self._value if len(self._value) >= self.wanted else None

    @value.setter
    def value(self, word: str) -> None:
        if word.startswith("-") and word != "-":
            raise ParseError(f"there is no option {word}")
        self.raw_value = word
        self._value.append(word)


class FilesTask(Task[Any]):
    """A task of any number of files: `inv import-benchmark a.json b.json --date …`.

    Invoke gives each positional argument one word and calls a further one an error. Here the
    parameter `files` takes all words that are no options, wherever they stand behind the name of
    the task; so such a task is the last one of a command line.
    """

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """The arguments of the task, its files being `Words`."""
        arguments = super().get_arguments(ignore_unknown_help)
        index = next(n for n, one in enumerate(arguments) if one.name == "files")
        plain = arguments[index]
        words = Words(names=plain.names, kind=list, help=plain.help, positional=True)
        number = _number_of_words(self.name, arguments, sys.argv)
        words.wanted = number if _is_help_wanted() else max(1, number)
        arguments[index] = words
        return arguments


def _is_help_wanted() -> bool:
    return not {"--help", "-h"}.isdisjoint(sys.argv)


def _number_of_words(task: str, arguments: Sequence[Argument], command: Sequence[str]) -> int:
    """How many words behind the name of the task are neither options nor their values."""
    if task not in command:
        return 0
    takes_value = {
        f"{'-' if len(name) == 1 else '--'}{name}": one.takes_value
        for one in arguments
        for name in one.names
    }
    number, is_value = 0, False
    for word in command[command.index(task) + 1 :]:
        if word == "--":
            break
        if is_value:
            is_value = False
        elif word.startswith("-") and word != "-":
            is_value = takes_value.get(word, False)
        else:
            number += 1
    return number
