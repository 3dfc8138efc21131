"""A `.htaccess` short enough to be read at each request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.hosting.apache import rules
from plugins.hosting.built_site import built_site

if TYPE_CHECKING:
    from pathlib import Path


def test_posts_that_follow_one_pattern_are_one_rule(tmp_path: Path) -> None:
    targets: dict[str, str] = {}
    for number in range(100, 400):
        targets[f"/?p={number}"] = f"/{number}.html"
        targets[f"/{number}.html/feed"] = f"/{number}.html"
        targets[f"/category/vps/page/{number}"] = "/category/vps/"
    lines = rules(built_site(targets, "", tmp_path)).splitlines()
    assert len(lines) < 25
    assert [line for line in lines if line.endswith(r"\x2Ehtml)/feed/?\z /$1 [R=301,L]")]
    assert [line for line in lines if line.endswith(r"\z /%1.html [R=301,L,NE,QSD]")]


def test_a_number_that_is_not_the_only_one_is_no_pattern(tmp_path: Path) -> None:
    targets = {"/?p=12": "/2012/12.html", "/?p=1": "/11.html"}
    text = rules(built_site(targets, "", tmp_path))
    assert "/2012/12.html [R=301" in text
    assert "/11.html [R=301" in text


def test_percent_codes_of_a_target_are_no_references_to_a_query(tmp_path: Path) -> None:
    targets = {"/?p=7": "/%E5%90%8E/", "/old": "/%31/", "/?cat=1": "/a/%E5%90%8E/"}
    goals = [
        line.split()[2]
        for line in rules(built_site(targets, "/%E5%9C%B0", tmp_path)).splitlines()
        if line.startswith("RewriteRule") and "%" in line
    ]
    assert len(goals) >= 4
    # `%1` would be what the condition above the rule has found; only a number may be that.
    assert all("%" not in goal.replace("\\%", "").replace("%1.", "") for goal in goals)
