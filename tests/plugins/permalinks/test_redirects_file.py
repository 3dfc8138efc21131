"""The table that scripts and servers read."""

from __future__ import annotations

import json

from plugins.permalinks.redirects_file import redirects_json


def test_it_is_sorted_json_whatever_the_order() -> None:
    targets = {"/后": "/%E5%90%8E/", '/a"\\': "/a/", "/?p=1": "/1.html"}
    data = redirects_json(targets, "/atlas")
    assert data == redirects_json(dict(reversed(targets.items())), "/atlas")
    value = json.loads(data)
    assert value == {"version": 1, "site_path": "/atlas", "redirects": targets}
    assert list(value["redirects"]) == sorted(targets)


def test_an_empty_table_is_json_too() -> None:
    assert json.loads(redirects_json({}, ""))["redirects"] == {}
