"""A task of Invoke that takes any number of files: `inv import-benchmark a.json b.json --date …`.

Invoke gives each positional argument one word and calls a further one an error. Here one argument
takes all words that are no options, wherever they stand behind the name of the task; so such a task
is the last one of a command line.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from invoke.exceptions import ParseError
from invoke.parser.argument import Argument
from invoke.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    """A task whose parameter `files` takes all words that are no options."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """The arguments of the task, its files being `Words`."""
        arguments = super().get_arguments(ignore_unknown_help)
        index = next(n for n, one in enumerate(arguments) if one.name == "files")
        plain = arguments[index]
        words = Words(names=plain.names, kind=list, help=plain.help, positional=True)
        number = _number_of_words(self.name, arguments, sys.argv)
        words.wanted = number if {"--help", "-h"} & set(sys.argv) else max(1, number)
        arguments[index] = words
        return arguments


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
