"""Entries of data files as TOML; files that people write keep their comments and their style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import AoT, Array, InlineTable, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date as calendar_date

    from plugins.benchmarks.intake.machine_facts import Facts
    from plugins.benchmarks.intake.metric_matches import Match

Entry = dict[str, Any]

SCHEMA_LINE = "#:schema ../schemas/observations.json"
"""By which editors complete and check a file of data/observations/."""


def add_entries(text: str, key: str, entries: Iterable[Entry]) -> str:
    """The text of a data file with tables `[[key]]` added behind those that it has.

    Raises:
        ValueError: the text is not TOML, or `key` is something else in it.
    """
    try:
        document = tomlkit.parse(text)
    except ParseError as error:
        raise ValueError(f"not valid TOML: {error}") from None
    tables = document.get(key)
    if isinstance(tables, Array):
        for entry in entries:
            tables.append(_inline(entry))
        return tomlkit.dumps(document)
    if tables is not None and not isinstance(tables, AoT):
        raise ValueError(f"`{key}` is no list of tables")
    # As text, because what stands behind the last table would become part of the new one.
    added = "\n".join(f"[[{key}]]\n{_table(entry).as_string()}" for entry in entries)
    end = "" if not text or text.endswith("\n") else "\n"
    blank = "\n" if text.strip() else ""
    added = f"{end}{blank}{added}"
    return text + (added.replace("\n", "\r\n") if "\r\n" in text else added)


def observations_file(
    source: str,
    environment: str,
    subject: str,
    date: calendar_date,
    raw: Sequence[tuple[str, str]],
) -> str:
    """The text of a file of data/observations/ with one `[[runs]]`.

    Args:
        source: id.
        environment: id.
        subject: id.
        date: of the runs.
        raw: path below `data/raw/` and SHA-256 of each file, in the order of the runs.
    """
    head = _table({"source": source, "environment": environment}).as_string()
    entry = _table({"subject": subject, "date": date}).as_string()
    files = "".join(
        f"  {_inline({'file': file, 'sha256': sha256}).as_string()},\n" for file, sha256 in raw
    )
    return f"{SCHEMA_LINE}\n{head}\n[[runs]]\n{entry}raw = [\n{files}]\n"


def environment_entry(name: str, texts: Mapping[str, str], facts: Facts) -> Entry:
    """An entry of data/environments.toml."""
    return {"id": name, "name": _text(texts), **facts}


def metric_entry(match: Match, languages: Collection[str]) -> Entry:
    """An entry of data/metrics.toml that takes this reading; its id is the reading's name."""
    reading = match.reading
    entry: Entry = {"id": reading.name, "unit": match.readable_unit, "direction": reading.direction}
    if match.precision:
        entry["precision"] = match.precision
    label = reading.label
    texts = {one: label.in_language(one) for one in languages if label.in_language(one)}
    entry["name"] = label.common or _text(texts)
    entry["readings"] = [reading.name]
    return entry


def _text(texts: Mapping[str, str]) -> str | dict[str, str]:
    """A text as data files write it: one string where all languages say the same."""
    different = set(texts.values())
    return different.pop() if len(different) == 1 else dict(texts)


def _table(entry: Entry) -> Table:
    table = tomlkit.table()
    for key, value in entry.items():
        table.add(key, _inline(value) if isinstance(value, dict) else value)
    return table


def _inline(entry: Entry) -> InlineTable:
    # tomlkit writes no spaces inside the braces, which the files of data/ have.
    table: InlineTable = tomlkit.parse(
        f"x = {{ {', '.join(_pair(key, value) for key, value in entry.items())} }}\n"
    )["x"]
    return table


def _pair(key: str, value: Any) -> str:
    written = _inline(value) if isinstance(value, dict) else tomlkit.item(value)
    return f"{tomlkit.key(key).as_string()} = {written.as_string()}"
