from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("file", "line", "key"),
    [
        ("subjects.toml", 20, "name"),
        ("metrics.toml", 13, "name"),
        ("metrics.toml", 14, "summary"),
        ("environments.toml", 11, "caveat"),
        ("sources.toml", 5, "title"),
        ("sources.toml", 7, "address"),
        ("observations/post.toml", 23, "caveat"),
        ("rankings/disk.toml", 7, "caveat"),
        ("rankings/taste.toml", 3, "name"),
    ],
)
def test_a_text_that_lacks_a_language_of_the_site(
    data_folder: Callable[..., Path], file: str, line: int, key: str
) -> None:
    folder = data_folder()
    data, problems = load(folder, ("zh", "en", "fr"))
    assert {problem.code for problem in problems} == {"benchmarks/missing-language"}
    [found] = [p for p in problems if (p.path, p.line) == (folder / file, line)]
    assert found.message == f'`{key}` has no text in the language "fr"'
    assert found.mend == 'add `fr = "…"`'
    # The entry itself can be named, so that one mistake is one line.
    assert "metal" in data.catalogue.subjects.entries


def test_a_text_in_a_language_that_the_site_lacks(data_folder: Callable[..., Path]) -> None:
    folder = data_folder()
    _, problems = load(folder, ("en",))
    assert {problem.code for problem in problems} == {"benchmarks/unknown-language"}
    [metal] = [problem for problem in problems if problem.path == folder / "subjects.toml"]
    assert (metal.line, metal.message) == (20, '`name`: the site has no language "zh"')
    assert metal.mend == "its languages are en"


def test_a_site_of_one_language_needs_no_other(data_folder: Callable[..., Path]) -> None:
    rows = "subject,metric,value,unit,source,environment,date\nkvm,speed,5,IOPS,own,lab,\n"
    names = {
        "subjects": 'id = "kvm"\nkind = "plan"\nname = { ja = "仮想機械" }',
        "metrics": 'id = "speed"\nunit = "IOPS"\ndirection = "higher"\nname = "速度"',
        "environments": 'id = "lab"\nname = { ja = "研究室" }',
        "sources": 'id = "own"\nkind = "measured"\ntitle = { ja = "自社" }',
    }
    files = {f"{name}.toml": f"[[{name}]]\n{entry}\n" for name, entry in names.items()}
    nothing = {"rankings/disk.toml": None, "rankings/taste.toml": None}
    folder = data_folder(
        {**files, **nothing, "observations/post.toml": None, "observations/more.csv": rows}
    )
    data, problems = load(folder, ("ja",))
    assert problems == []
    assert data.find("kvm", "speed")[0].subject.name.in_language("ja") == "仮想機械"
