from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from invoke.collection import Collection
from invoke.context import Context  # noqa: TC002 (Invoke looks at the signature)
from invoke.exceptions import ParseError
from invoke.parser.parser import Parser
from invoke.tasks import task

from plugins.command_line import FilesTask

if TYPE_CHECKING:
    from collections.abc import Sequence


@task(klass=FilesTask, positional=["files"])
def take(
    context: Context, files: list[str], subject: str = "", keep: str = "", dry_run: bool = False
) -> None:
    del context, files, subject, keep, dry_run


@task
def other(context: Context) -> None:
    del context


def parsed(monkeypatch: pytest.MonkeyPatch, words: Sequence[str]) -> dict[str, Any]:
    monkeypatch.setattr(sys, "argv", ["inv", "take", *words])
    parser = Parser(contexts=Collection(take, other).to_contexts())
    (found,) = parser.parse_argv(["take", *words])
    return found.as_kwargs


@pytest.mark.parametrize(
    ("line", "files", "options"),
    [
        ("a.json --subject kvm", "a.json", ("kvm", "", False)),
        ("a.json b.json --subject kvm", "a.json b.json", ("kvm", "", False)),
        ("--subject kvm a.json b.json", "a.json b.json", ("kvm", "", False)),
        ("a --subject=kvm b --dry-run c -k ip d", "a b c d", ("kvm", "ip", True)),
        ("-d a b -s kvm", "a b", ("kvm", "", True)),
        ("-skvm a b", "a b", ("kvm", "", False)),
        ("other take --keep take", "other take", ("", "take", False)),
        ("a - b", "a - b", ("", "", False)),
    ],
)
def test_every_word_that_is_no_option_is_a_file(
    monkeypatch: pytest.MonkeyPatch, line: str, files: str, options: tuple[str, str, bool]
) -> None:
    found = parsed(monkeypatch, line.split())
    assert found["files"] == files.split()
    assert (found["subject"], found["keep"], found["dry_run"]) == options


def test_ten_thousand_files(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [f"{number}.json" for number in range(10_000)]
    assert parsed(monkeypatch, [*files, "--dry-run"])["files"] == files


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "did not receive required positional arguments: 'files'"),
        (["--subject", "kvm"], "did not receive required positional arguments: 'files'"),
        (["a", "--subjct", "kvm"], "there is no option --subjct"),
        (["a", "--subject"], "needed value"),
    ],
)
def test_a_wrong_line_is_refused(
    monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    with pytest.raises(ParseError, match=message):
        parsed(monkeypatch, words)
