from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plugins.benchmarks.files.json_schema import schema_texts
from plugins.benchmarks.interval import INTERVAL_SCHEMA, parse_interval
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DATA = ROOT / "data"
LISTINGS = {name: f"{name}.json" for name in ("subjects", "metrics", "environments", "sources")}
FILES = [
    *((DATA / f"{name}.toml", schema) for name, schema in LISTINGS.items()),
    *((path, "observations.json") for path in sorted((DATA / "observations").glob("*.toml"))),
    *((path, "ranking.json") for path in sorted((DATA / "rankings").glob("*.toml"))),
]


def validator(schema: str) -> Draft202012Validator:
    held = json.loads(schema_texts()[schema])
    Draft202012Validator.check_schema(held)
    return Draft202012Validator(held)


def values(path: Path) -> Any:
    """A data file as editors see it: JSON has no dates."""
    loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(loaded, default=date.isoformat))


def test_the_published_schemas_are_those_of_the_code() -> None:
    held = {p.name: p.read_text(encoding="utf-8") for p in (DATA / "schemas").glob("*")}
    assert held == schema_texts(), "run: inv schemas"


@pytest.mark.parametrize(("path", "schema"), FILES, ids=lambda part: getattr(part, "name", part))
def test_each_data_file_names_its_schema_and_fits_it(path: Path, schema: str) -> None:
    up = "." if path.parent == DATA else ".."
    assert path.read_text(encoding="utf-8").splitlines()[0] == f"#:schema {up}/schemas/{schema}"
    assert [error.message for error in validator(schema).iter_errors(values(path))] == []


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("subjects.json", '[[subjects]]\nid = "KVM"\nkind = "hypervisor"\nname = "KVM"'),
        ("subjects.json", '[[subjects]]\nid = "kvm"\nkind = "planet"\nname = "KVM"'),
        ("metrics.json", '[[metrics]]\nid = "a"\nname = "A"\nunit = "s"\ndirection = "up"'),
        ("metrics.json", '[[metric]]\nid = "a"'),
        ("observations.json", '[[observations]]\nsubject = "a"\nmetric = "b"\nunit = "s"'),
        (
            "observations.json",
            '[[observations]]\nsubject = "a"\nmetric = "b"\nunit = "s"\nvalue = ">5"',
        ),
        ("observations.json", '[[runs]]\nsubject = "a"\nraw = []'),
        ("ranking.json", 'kind = "weighted"\nname = "W"\nreference = "a"\nsubjects = ["a", "b"]'),
        ("ranking.json", 'kind = "opinion"\nname = "W"\nsource = "a"\norder = ["a", []]'),
    ],
)
def test_mistakes_are_underlined(schema: str, text: str) -> None:
    assert list(validator(schema).iter_errors(tomllib.loads(text)))


@given(
    st.one_of(
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(alphabet="<>=≤≥ .0123456789e+-", max_size=12),
        st.from_regex(r"(<=|>=) ?[0-9]{1,3}(\.\.[0-9])?", fullmatch=True),
    )
)
def test_schema_and_code_agree_on_values(value: float | str) -> None:
    fits = Draft202012Validator(INTERVAL_SCHEMA).is_valid(value)
    try:
        parse_interval(value)
        refusal = ""
    except ValueError as error:
        refusal = str(error)
    # A pattern cannot see that a range runs backwards or a number is beyond all floats.
    beyond_a_pattern = "runs backwards" in refusal or "finite" in refusal
    assert fits == (not refusal or beyond_a_pattern)
