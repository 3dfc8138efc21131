"""Which module may know which: the layers that docs/decisions.md tells of."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PLUGINS = ROOT / "plugins"

LAYERS = {
    "benchmarks": (
        ("interval", "text", "units"),
        ("readers", "statistics"),
        ("model",),
        ("comparability", "ranking", "relation"),
        ("files",),
        ("ranked",),
        ("loading",),
        ("blocks", "intake"),
        ("explorer",),
    ),
    "wordpress": (
        (
            *("front_matter", "inventions", "language", "model", "pair_table", "php_serialized"),
            *("progress", "slug", "spooled", "tally", "upload_path", "web"),
        ),
        ("index",),
        ("text_items",),
        ("memory_use",),
        ("addresses", "audit", "media", "sources"),
        ("conversion", "library"),
        ("indexing", "reports"),
        ("planning",),
        ("run",),
    ),
}
"""The rooms of the large plugins: each knows those above its line, none beside or below it."""

ENTRANCES = {"", "plugin", "commands", "tasks"}
"""Modules that connect a plugin to Pelican and to Invoke, and may know all its rooms."""

SHARED = {"diagnostics", "command_line"}
"""What all plugins may know; the second for their tasks alone."""

SUBCLASSING = {
    "bundles/reader.py",
    "editions/generators.py",
    "editions/list_generator.py",
    "editions/writer.py",
}
"""Modules that have to know Pelican because it calls classes that are derived from its own."""


def _modules() -> dict[str, str]:
    """Every module of the plugins by its name, with its path below plugins/."""
    paths = (path.relative_to(ROOT) for path in PLUGINS.rglob("*.py"))
    return {
        ".".join(path.with_suffix("").parts).removesuffix(".__init__"): path.relative_to(
            "plugins"
        ).as_posix()
        for path in paths
    }


MODULES = _modules()


def _imports(module: str) -> Iterator[str]:
    """What a module imports, also within functions and for types only, each as a module's name."""
    tree = ast.parse((PLUGINS / MODULES[module]).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None, f"{module} has a relative import"
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in MODULES else node.module


def _room(module: str) -> str:
    return module.removeprefix("plugins.").partition(".")[2].partition(".")[0]


IMPORTS = {module: frozenset(_imports(module)) for module in MODULES}


def _modules_of(plugin: str) -> list[str]:
    return [name for name in MODULES if name.split(".")[1:2] == [plugin]]


@pytest.mark.parametrize("plugin", LAYERS)
def test_every_room_of_a_large_plugin_has_its_layer(plugin: str) -> None:
    rooms = {_room(name) for name in _modules_of(plugin)} - ENTRANCES
    assert rooms == {room for line in LAYERS[plugin] for room in line}


@pytest.mark.parametrize(
    ("plugin", "room"), [(one, room) for one in LAYERS for line in LAYERS[one] for room in line]
)
def test_rooms_know_only_those_above_them(plugin: str, room: str) -> None:
    above: set[str] = set()
    for line in LAYERS[plugin]:
        if room in line:
            break
        above.update(line)
    modules = _modules_of(plugin)
    wrong = [
        f"{module} imports {known}"
        for module in modules
        if _room(module) == room
        for known in IMPORTS[module]
        if known in modules and _room(known) not in {room, *above}
    ]
    assert wrong == []


def test_only_plugin_modules_and_subclasses_import_pelican() -> None:
    importing = {
        path
        for module, path in MODULES.items()
        if any(name.partition(".")[0] == "pelican" for name in IMPORTS[module])
    }
    assert {path for path in importing if not path.endswith("/plugin.py")} == SUBCLASSING


def test_plugins_import_no_other_plugin_but_diagnostics() -> None:
    wrong = [
        f"{module} imports {known}"
        for module in MODULES
        for known in IMPORTS[module]
        if known in MODULES
        and known != "plugins"
        and known.split(".")[1] not in {module.split(".")[1], *SHARED}
    ]
    assert wrong == []


def test_only_tasks_know_the_command_line() -> None:
    knowing = {module for module in MODULES if "plugins.command_line" in IMPORTS[module]}
    assert {module.rpartition(".")[2] for module in knowing} == {"tasks"}


def test_no_modules_import_each_other_in_a_circle() -> None:
    free: set[str] = set()
    left = {module: IMPORTS[module] & MODULES.keys() - {module} for module in MODULES}
    while ready := {module for module, known in left.items() if known <= free}:
        free |= ready
        left = {module: known for module, known in left.items() if module not in free}
    assert left == {}
