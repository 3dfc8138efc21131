"""One line for each distinct problem."""

from __future__ import annotations

from pathlib import Path

from plugins.diagnostics.problem import Problem, render

ROOT = Path("/site")


def test_line_names_place_message_code_and_mend() -> None:
    problem = Problem("x/bad", "wrong", ROOT / "data/a.toml", 3, "mend it")
    assert render([problem], ROOT) == ["data/a.toml:3: wrong (x/bad); mend it"]


def test_place_without_line_or_file() -> None:
    lines = render([Problem("x/a", "whole file", ROOT / "a.md"), Problem("x/b", "no file")], ROOT)
    assert lines == ["no file (x/b)", "a.md: whole file (x/a)"]


def test_file_outside_the_root_keeps_its_path() -> None:
    assert render([Problem("x/a", "m", Path("/other/a.md"))], ROOT) == ["/other/a.md: m (x/a)"]


def test_same_mistake_in_many_places_is_one_line() -> None:
    problems = [Problem("x/unknown", 'no "kvn"', ROOT / "a.toml", line) for line in (9, 2, 5)]
    assert render(problems, ROOT) == ['a.toml:2: no "kvn", and 2 more places (x/unknown)']


def test_two_places_are_counted_in_the_singular() -> None:
    problems = [Problem("x/a", "m", ROOT / name) for name in ("b.toml", "a.toml")]
    assert render(problems, ROOT) == ["a.toml: m, and 1 more place (x/a)"]


def test_the_same_problem_reported_twice_counts_once() -> None:
    problem = Problem("x/a", "m", ROOT / "a.md", 1)
    assert render([problem, problem], ROOT) == ["a.md:1: m (x/a)"]


def test_lines_are_in_order_of_place() -> None:
    problems = [
        Problem("z/z", "later", ROOT / "a.md", 10),
        Problem("a/a", "first", ROOT / "a.md", 2),
        Problem("b/b", "other file", ROOT / "0.md", 99),
    ]
    assert [line.split(":")[2].split(" (")[0].strip() for line in render(problems, ROOT)] == [
        "other file",
        "first",
        "later",
    ]


def test_a_message_with_line_breaks_stays_on_one_line() -> None:
    assert render([Problem("x/a", "one\n  two")], ROOT) == ["one two (x/a)"]
