"""A TOML file read into a checked model, every mistake with its line.

`tomllib` knows no positions, so on the way to an error, and only there, the file is parsed once
more with tree-sitter, which knows nothing else.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from plugins.diagnostics.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails
    from tree_sitter import Node

Model = TypeVar("Model", bound=BaseModel)
KeyPath = tuple[str | int, ...]
"""`("observations", 2, "unit")`: the key `unit` of the third `[[observations]]`."""

_SYNTAX_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def read_toml(path: Path, model: type[Model], plugin: str) -> Model | list[Problem]:
    """The content of `path` as `model`, or all its problems with codes `<plugin>/…`."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        mend = "save the file as UTF-8"
        return [Problem(f"{plugin}/encoding", "not UTF-8", path, line, mend)]
    except OSError as error:
        mend = "put a readable file there"
        return [Problem(f"{plugin}/unreadable", str(error.strerror), path, mend=mend)]
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        message = f"not valid TOML: {_SYNTAX_LINE.sub('', str(error)).lower()}"
        mend = "text stands in quotes, dates and numbers do not, each key only once in its table"
        line = int(found[1]) if found and found[1] else len(path.read_bytes().splitlines())
        return [Problem(f"{plugin}/toml", message, path, line, mend)]
    except (RecursionError, ValueError) as error:
        # A number of thousands of digits, or brackets nested as deep: no person wrote that.
        message = f"cannot be read: {type(error).__name__}"
        return [Problem(f"{plugin}/toml", message, path, mend="look for something absurdly long")]
    try:
        return model.model_validate(values)
    except ValidationError as error:
        placed = [(item, _keys_of_file(item, values)) for item in error.errors()]
        # A list whose only member is wrong is not too short as well.
        deeper = {keys[:depth] for _, keys in placed for depth in range(len(keys))}
        problems = [
            _problem(item, keys, model, path, plugin)
            for item, keys in placed
            if not (item["type"] == "too_short" and keys in deeper)
        ]
        # Each branch of a union complains by itself of one and the same value.
        return list({(p.code, p.message.split(": ")[0]): p for p in reversed(problems)}.values())


def line_of(path: Path, keys: KeyPath) -> int | None:
    """The 1-based line on which `keys`, or the longest known part of it, stands in `path`."""
    import tree_sitter  # noqa: PLC0415 (only on the way to an error)
    import tree_sitter_toml  # noqa: PLC0415

    language = tree_sitter.Language(tree_sitter_toml.language())
    root = tree_sitter.Parser(language).parse(path.read_bytes()).root_node
    best: tuple[int, int] | None = None
    for known, line in _positions(root):
        shared = _shared(known, keys)
        if shared == len(known) and (best is None or shared > best[0]):
            best = (shared, line)
    return best[1] if best else None


def nearest(name: str, known: Sequence[str], where: str) -> str:
    """What to do about an unknown `name`: the nearest known one, or where the known ones are."""
    near = difflib.get_close_matches(name, known, n=1)
    return f'did you mean "{near[0]}"?' if near else f"known ones are in {where}"


def _problem(
    details: ErrorDetails, keys: KeyPath, model: type[BaseModel], path: Path, plugin: str
) -> Problem:
    line = line_of(path, keys)
    name = _spelled(keys)
    if details["type"] == "extra_forbidden":
        known = sorted(_fields(model))
        near = difflib.get_close_matches(str(keys[-1]), known, n=1)
        mend = f"did you mean `{near[0]}`?" if near else "remove it"
        return Problem(f"{plugin}/unknown-key", f"unknown key {name}", path, line, mend)
    if details["type"] == "missing":
        mend = f"add `{keys[-1]} = …`"
        return Problem(f"{plugin}/missing-key", f"{name} is missing", path, line, mend)
    message = f"{name}: {details['msg'].removeprefix('Value error, ')}"
    return Problem(f"{plugin}/bad-value", message, path, line)


def _keys_of_file(details: ErrorDetails, values: Any) -> KeyPath:
    """The part of pydantic's location that is keys of the file: branches of unions are not."""
    location, missing = details["loc"], details["type"] == "missing"
    keys: list[str | int] = []
    for place, key in enumerate(location):
        is_here = (isinstance(values, dict) and key in values) or (
            isinstance(values, list) and isinstance(key, int) and key < len(values)
        )
        if is_here:
            keys.append(key)
            values = values[key]
        elif missing and place == len(location) - 1:
            keys.append(key)
    return tuple(keys)


def _spelled(keys: KeyPath) -> str:
    spelled = "".join(f"[{k + 1}]" if isinstance(k, int) else f".{k}" for k in keys).lstrip(".")
    return spelled or "the file"


def _fields(model: type[BaseModel]) -> set[str]:
    names: set[str] = set()
    for schema in (model.model_json_schema(), *model.model_json_schema().get("$defs", {}).values()):
        names.update(schema.get("properties", {}))
    return names


def _shared(known: KeyPath, keys: KeyPath) -> int:
    count = 0
    for a, b in zip(known, keys, strict=False):
        if a != b:
            break
        count += 1
    return count


def _positions(root: Node) -> Iterator[tuple[KeyPath, int]]:
    counts: dict[KeyPath, int] = {}
    for node in root.named_children:
        if node.type == "pair":
            yield from _pair_positions(node, ())
        elif node.type in ("table", "table_array_element"):
            names = _names(node.named_children[0])
            path = _header_path(names, counts, node.type == "table_array_element")
            yield path, node.start_point[0] + 1
            for child in node.named_children[1:]:
                if child.type == "pair":
                    yield from _pair_positions(child, path)


def _header_path(names: KeyPath, counts: dict[KeyPath, int], is_array: bool) -> KeyPath:
    """The path of a header; `[a.b]` behind `[[a]]` belongs to the last element of `a`."""
    path: KeyPath = ()
    for name in names[:-1]:
        path = _in_last_element((*path, name), counts)
    path = (*path, names[-1])
    if is_array:
        counts[path] = counts.get(path, -1) + 1
    return _in_last_element(path, counts)


def _in_last_element(path: KeyPath, counts: dict[KeyPath, int]) -> KeyPath:
    return (*path, counts[path]) if path in counts else path


def _pair_positions(pair: Node, parent: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    path = (*parent, *_names(pair.named_children[0]))
    yield path, pair.start_point[0] + 1
    yield from _value_positions(pair.named_children[-1], path)


def _value_positions(value: Node, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    children = [child for child in value.named_children if child.type != "comment"]
    if value.type == "inline_table":
        for child in children:
            yield from _pair_positions(child, path)
    elif value.type == "array":
        for index, child in enumerate(children):
            yield (*path, index), child.start_point[0] + 1
            yield from _value_positions(child, (*path, index))


def _names(key: Node) -> KeyPath:
    if key.type == "dotted_key":
        return tuple(name for child in key.named_children for name in _names(child))
    return ((key.text or b"").decode().strip("\"'"),)
