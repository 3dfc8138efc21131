from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.intake.data_entries import add_entries, environment_entry
from tests.conftest import ROOT

ENTRY = {"id": "new", "name": {"zh": "新", "en": "New"}, "cores": 2, "readings": ["a", "b"]}


@pytest.mark.parametrize("name", ["environments", "metrics"])
def test_the_files_of_the_site_keep_every_character(name: str) -> None:
    text = (ROOT / f"data/{name}.toml").read_text(encoding="utf-8")
    added = add_entries(text, name, [ENTRY])
    assert added == (
        f'{text}\n[[{name}]]\nid = "new"\nname = {{ zh = "新", en = "New" }}\ncores = 2\n'
        'readings = ["a", "b"]\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        '[[metrics]]\nid = "old"  # no end of line',
        '[[metrics]]\r\nid = "old"\r\n',
        'metrics = [ { id = "old" } ] # one line\n',
        '[[metrics]]\nid = "old"\n\n[other]\nx = 1\n',
    ],
)
def test_every_style_of_a_file_takes_entries(text: str) -> None:
    added = add_entries(text, "metrics", [ENTRY, {"id": "second"}])
    held = tomllib.loads(added)["metrics"]
    assert held == [*tomllib.loads(text).get("metrics", []), ENTRY, {"id": "second"}]
    assert added.startswith(text) or "# one line" in added
    assert ("\r\n" in text) == ("\r\n" in added)
    assert not ("\r\n" in text and "\n" in added.replace("\r\n", ""))


@pytest.mark.parametrize("text", ["[[metrics", "metrics = 1\n", "[metrics]\nx = 1\n"])
def test_what_takes_no_entries_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"TOML|no list"):
        add_entries(text, "metrics", [ENTRY])


@given(st.dictionaries(st.text(), st.text(), min_size=1), st.text())
def test_any_text_comes_back(name: dict[str, str], cpu: str) -> None:
    entry = environment_entry("x", name, {"cpu": cpu, "cores": 3})
    (held,) = tomllib.loads(add_entries("# x\n", "environments", [entry]))["environments"]
    texts = set(name.values())
    assert held["name"] == (texts.pop() if len(texts) == 1 else name)
    assert (held["cpu"], held["cores"]) == (cpu, 3)
