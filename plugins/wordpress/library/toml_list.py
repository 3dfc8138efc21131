"""Tables appended to a TOML file, every byte before them as its author wrote it."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.diagnostics.atomic_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def toml_text(text: str) -> str:
    """`text` as a value of TOML."""
    # TOML's basic strings are JSON's but for DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def appended(text: str, tables: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    """The file with new tables at its end.

    Args:
        text: what it holds.
        tables: name of the list and keys with their values as TOML; empty ones are left out.

    Raises:
        tomllib.TOMLDecodeError: the file is written so that no table can be appended.
    """
    gap = "" if not text or text.endswith("\n") else "\n"
    blocks = (
        f"\n[[{name}]]\n" + "".join(f"{key} = {value}\n" for key, value in table.items() if value)
        for name, table in tables
    )
    longer = text + gap + "".join(blocks)
    tomllib.loads(longer)
    return longer if text else longer.lstrip("\n")


def tables_of(text: str, name: str) -> list[dict[str, object]]:
    """The tables of the list `name`, each with a slug.

    Raises:
        tomllib.TOMLDecodeError: `text` is no TOML.
        ValueError: the list is none of tables with a slug.
    """
    tables = tomllib.loads(text).get(name, [])
    if not isinstance(tables, list) or not all(
        isinstance(table, dict) and isinstance(table.get("slug"), str) for table in tables
    ):
        raise ValueError(f"[[{name}]] without a slug")
    return tables


def save(
    path: Path, old: str, tables: list[tuple[str, Mapping[str, str]]], *, dry_run: bool = False
) -> list[Problem]:
    """Append tables to the file at `path`; what keeps them from being added is one problem."""
    try:
        text = appended(old, tables)
        if text != old and not dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, text.encode("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        slugs = ", ".join(json.loads(table["slug"]) for _, table in tables)
        message, mend = f"nothing could be added: {error}", f"add these by hand: {slugs}"
        return [Problem("wordpress/taxonomy", message, path, mend=mend)]
    return []
