"""The forms of the data files as JSON Schema, for editors that complete and check TOML.

`inv schemas` writes them to data/schemas/; each data file names its own in a first line
`#:schema …`, which the TOML extensions of editors read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plugins.benchmarks.files.schema import (
    EnvironmentsFile,
    MeasuredFile,
    MetricsFile,
    ObservationsFile,
    OpinionFile,
    SourcesFile,
    SubjectsFile,
    WeightedFile,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.benchmarks.model import Entry

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FILES: dict[str, type[Entry]] = {
    "subjects": SubjectsFile,
    "metrics": MetricsFile,
    "environments": EnvironmentsFile,
    "sources": SourcesFile,
    "observations": ObservationsFile,
}
_RANKINGS: dict[str, type[Entry]] = {
    "opinion": OpinionFile,
    "measured": MeasuredFile,
    "weighted": WeightedFile,
}


def schema_texts() -> dict[str, str]:
    """The text of each schema file by its name."""
    schemas = {f"{name}.json": _schema(name, model) for name, model in _FILES.items()}
    schemas["ranking.json"] = _ranking_schema()
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def _schema(name: str, model: type[Entry]) -> dict[str, Any]:
    schema = model.model_json_schema()
    left: set[str] = set()
    for definition in schema.get("$defs", {}).values():
        left |= _hand_down(definition, schema["properties"])
    if left:
        schema["allOf"] = [_somewhere(key, schema["properties"]) for key in sorted(left)]
    return {"$schema": DIALECT, **schema, "title": f"data/{name}"}


def _hand_down(definition: dict[str, Any], of_the_file: Mapping[str, Any]) -> set[str]:
    """Let entries do without what may stand on top of the file; these keys."""
    required = definition.get("required", [])
    if "required" in definition:
        definition["required"] = [key for key in required if key not in of_the_file]
    return {key for key in required if key in of_the_file}


def _somewhere(key: str, of_the_file: Mapping[str, Any]) -> dict[str, Any]:
    """A key that stands on top of the file, or else in each of its entries."""
    lists = [name for name, form in of_the_file.items() if form.get("type") == "array"]
    in_each = {"properties": {name: {"items": {"required": [key]}} for name in lists}}
    return {"anyOf": [{"required": [key]}, in_each]}


def _ranking_schema() -> dict[str, Any]:
    """One of several forms, told by `kind`."""
    definitions: dict[str, Any] = {}
    cases = []
    for kind, model in _RANKINGS.items():
        schema = model.model_json_schema()
        definitions.update(schema.pop("$defs", {}))
        schema["properties"]["kind"] = {"const": kind}
        for form in schema["properties"].values():
            if "patternProperties" in form:
                # Else a key that fits no pattern may have any value.
                form["additionalProperties"] = False
        cases.append(schema)
    return {
        "$schema": DIALECT,
        "$defs": definitions,
        "title": "data/rankings",
        "type": "object",
        "required": ["kind"],
        "oneOf": cases,
    }
