"""Rules for Cloudflare, within its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.hosting.built_site import built_site
from plugins.hosting.cloudflare import MOST_RULES, rules

if TYPE_CHECKING:
    from pathlib import Path


def test_paths_stand_in_every_form_and_queries_are_left_out(tmp_path: Path) -> None:
    text = rules(built_site({"/后": "/a/", "/?p=1": "/a/"}, "", tmp_path))
    assert isinstance(text, str)
    assert text.splitlines()[1:] == [
        "/index.php / 301",
        "/index.php/ / 301",
        "/%E5%90%8E /a/ 301",
        "/%E5%90%8E/ /a/ 301",
        "/%e5%90%8e /a/ 301",
        "/%e5%90%8e/ /a/ 301",
    ]


def test_where_all_do_not_fit_pages_that_lead_on_do_the_rest(tmp_path: Path) -> None:
    targets = {f"/old{number}": "/a/" for number in range(1500)}
    targets["/2369.html/feed"] = "/2369.html"
    for number in range(1500):
        (tmp_path / f"old{number}").mkdir()
        (tmp_path / f"old{number}" / "index.html").touch()
    text = rules(built_site(targets, "", tmp_path))
    assert isinstance(text, str)
    assert "/2369.html/feed /2369.html 301" in text.splitlines()
    assert "/old1 " not in text


def test_too_many_are_refused_in_one_line(tmp_path: Path) -> None:
    targets = {f"/{number}.html/feed": "/a/" for number in range(MOST_RULES)}
    problem = rules(built_site(targets, "", tmp_path))
    assert isinstance(problem, Problem)
    assert problem.message == "4,002 rules are needed and Cloudflare takes 2,000"
    assert "nginx" in problem.mend
