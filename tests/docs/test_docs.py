"""The documents say what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.blocks.options import FORMS
from plugins.benchmarks.model import Environment, Metric, Source, Subject
from plugins.bundles.front_matter import PostMatter
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tasks() -> set[str]:
    run = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(re.findall(r"^  ([a-z-]+)", run.stdout, re.MULTILINE))


def test_every_task_is_in_the_readme_and_every_named_task_exists() -> None:
    named = set(re.findall(r"\b(?:inv|tasks\.py) ([a-z][a-z-]+)", read("README.md")))
    assert named == tasks()
    for path in DOCS:
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"\binv ([a-z][a-z-]+)", text)) <= tasks(), path


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(
        r"````.*?````|```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    for link in re.findall(r"\]\(([^)]*)\)", text):
        if "://" not in link:
            assert (path.parent / link.split("#")[0]).exists(), link


def test_every_key_of_the_front_matter_is_documented() -> None:
    keys = set(re.findall(r"`([a-z_]+)`", read("docs/authoring.md")))
    assert set(PostMatter.model_fields) <= keys


def test_every_option_of_a_block_is_documented() -> None:
    text = read("docs/authoring.md")
    for show in FORMS:
        (row,) = re.findall(rf"^\| `{show}` \|(.*)$", text, re.MULTILINE)
        assert set(re.findall(r"`([a-z]+)`", row)) == {*FORMS[show].options}


@pytest.mark.parametrize("model", [Subject, Metric, Environment, Source])
def test_every_key_of_the_data_files_is_documented(
    model: type[Subject | Metric | Environment | Source],
) -> None:
    file = f"{model.__name__.lower()}s.toml"
    (row,) = re.findall(rf"^\| `{file}` \|(.*)$", read("docs/authoring.md"), re.MULTILINE)
    assert set(model.model_fields) <= set(re.findall(r"`([a-z_]+)`", row))


@pytest.mark.parametrize("task", ["import-wordpress", "audit"])
def test_every_option_of_a_migration_is_explained(task: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "invoke", task, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    options = set(re.findall(r"--[a-z][a-z-]+", run.stdout)) - {"--core-opts", "--options"}
    named = set(re.findall(r"--[a-z][a-z-]+", read("docs/migrating.md")))
    # What stands without its option on a command line.
    assert options - {"--files", "--old", "--new"} <= named
