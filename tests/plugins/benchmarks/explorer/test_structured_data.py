from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from plugins.benchmarks.explorer.exports import PageExports
from plugins.benchmarks.explorer.structured_data import script_text

if TYPE_CHECKING:
    from plugins.benchmarks.explorer.edition import Edition
    from plugins.benchmarks.files.dataset import Dataset

# The properties that schema.org (release 29.3) defines for each type, its parents' included, as
# far as they are used here.
PROPERTIES = {
    "Dataset": {
        "url", "name", "description", "inLanguage", "isAccessibleForFree", "creator", "license",
        "dateModified", "citation", "isBasedOn", "variableMeasured", "distribution",
    },
    "DataDownload": {"encodingFormat", "contentUrl"},
    "PropertyValue": {"name", "propertyID", "description", "unitText"},
    "CreativeWork": {"name", "author", "datePublished", "url"},
    "Organization": {"name", "url"},
    "Person": {"name"},
    "ItemList": {
        "url", "name", "description", "itemListOrder", "numberOfItems", "itemListElement",
    },
    "ListItem": {"position", "name", "description"},
}  # fmt: skip
HOSTILE = '</script><script>alert("1")</script><!-- & \u2028'


@pytest.fixture
def page(edition: Edition) -> PageExports:
    return PageExports(edition, "disks", "en/disks/")


def check(item: object) -> None:
    if isinstance(item, list):
        for member in item:
            check(member)
    elif isinstance(item, dict):
        unknown = set(item) - {"@type", "@id"} - PROPERTIES[str(item["@type"])]
        assert unknown == set()
        for value in item.values():
            assert value not in (None, "", [])
            check(value)


def test_a_table_is_a_dataset_with_its_files(data: Dataset, page: PageExports) -> None:
    page.figures(
        "bench--x", "Disks", [*data.find("xen", "disk.read"), *data.find("metal", "disk.read")]
    )
    (item,) = page.structured_data
    check(item)
    assert item["url"] == "https://vps.example.com/atlas/en/disks/#bench--x"
    assert item["description"] == "Disks · Disk read (MB/s) · Xen · Bare metal"
    assert item["dateModified"] == "2026-11-01"
    assert item["variableMeasured"] == [
        {
            "@type": "PropertyValue",
            "name": "Disk read",
            "propertyID": "disk.read",
            "unitText": "MB/s",
        }
    ]
    assert item["distribution"] == [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}
        for kind, address in (
            ("text/csv", "https://vps.example.com/atlas/en/data/disks/bench--x.csv"),
            ("application/json", "https://vps.example.com/atlas/en/data/disks/bench--x.json"),
        )
    ]
    assert item["isBasedOn"] == ["https://vps.example.com/atlas/en/2369.html"]
    assert "license" not in item


def test_a_shared_licence_is_named(data: Dataset, page: PageExports) -> None:
    (figure,) = data.find("xen", "disk.read")
    for licence, expected in (
        ("MIT", {"@type": "CreativeWork", "name": "MIT"}),
        ("https://creativecommons.org/licenses/by/4.0/",) * 2,
        ("http://www.gnu.org/licenses/agpl-3.0",) * 2,
    ):
        source = figure.source.model_copy(update={"licence": licence})
        object.__setattr__(figure, "source", source)
        page.figures("bench--x", "Disks", [figure])
        assert page.structured_data[-1]["license"] == expected


def test_a_ranking_is_an_item_list_of_what_is_ranked(data: Dataset, page: PageExports) -> None:
    page.rankings("bench--r", "Orders", [data.rankings["disk"], data.rankings["taste"]], data)
    disk, taste = page.structured_data
    check([disk, taste])
    assert disk["numberOfItems"] == 2
    assert taste["itemListElement"] == [
        {"@type": "ListItem", "position": position, "name": name, "description": ranks}
        for position, name, ranks in ((1, "KVM", "1"), (2, "Xen", "2–3"), (3, "Hyper-V", "2–3"))
    ]


def test_a_hostile_caption_ends_no_script(data: Dataset, page: PageExports) -> None:
    page.figures("bench--x", HOSTILE, list(data.find("xen", "disk.read")))
    html = f'<script type="application/ld+json">{script_text(page.structured_data)}</script>'
    soup = BeautifulSoup(html, "html.parser")
    (script,) = soup.find_all("script")
    assert json.loads(script.string or "")["@graph"][0]["name"] == HOSTILE
    assert "<" not in (script.string or "")


def test_no_items_are_no_script() -> None:
    assert script_text([]) == ""


def test_licences_that_differ_are_none(data: Dataset, page: PageExports) -> None:
    (one,), (other,) = data.find("xen", "disk.read"), data.find("metal", "disk.read")
    licensed = replace(one, source=one.source.model_copy(update={"licence": "MIT"}))
    page.figures("bench--x", "Disks", [licensed, other])
    assert "license" not in page.structured_data[-1]


def test_a_source_is_a_work_with_its_authors(data: Dataset, page: PageExports) -> None:
    (post,), (own,) = data.find("xen", "disk.read"), data.find("metal", "disk.read")
    vendor = own.source.model_copy(update={"id": "acme", "kind": "vendor", "authors": ("Acme",)})
    page.figures("bench--x", "Disks", [post, own, replace(own, source=vendor), own])
    (item,) = page.structured_data
    check(item)
    assert item["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "The old <post>",
            "datePublished": "2012-10-26",
            "url": "https://vps.example.com/atlas/en/2369.html",
        },
        {
            "@type": "CreativeWork",
            "name": "Own runs",
            "author": [{"@type": "Person", "name": "A. Author"}],
        },
        {
            "@type": "CreativeWork",
            "name": "Own runs",
            "author": [{"@type": "Organization", "name": "Acme"}],
        },
    ]
    assert item["creator"] == {
        "@type": "Organization",
        "name": "VPS Atlas",
        "url": "https://vps.example.com/atlas/",
    }


def test_figures_without_a_day_have_that_of_their_newest_source(
    data: Dataset, page: PageExports
) -> None:
    page.figures("bench--x", "Disks", data.find("xen", "disk.read"))
    assert page.structured_data[-1]["dateModified"] == "2012-10-26"
    page.figures("bench--y", "Latency", data.find("xen", "net.latency"))
    assert "dateModified" not in page.structured_data[-1]


def test_a_judgement_has_no_unit_and_a_long_description_is_cut(
    data: Dataset, page: PageExports
) -> None:
    (figure,) = data.find("xen", "disk.read")
    metric = figure.metric.model_copy(update={"unit": "class", "direction": "none"})
    route = replace(figure, metric=metric, unit="class", judgement="CN2")
    page.figures("bench--x", "x" * 5001, [route])
    (item,) = page.structured_data
    assert item["variableMeasured"] == [
        {"@type": "PropertyValue", "name": "Disk read", "propertyID": "disk.read"}
    ]
    assert item["description"] == "x" * 5000
    page.figures("bench--x", "Routes", [route])
    assert page.structured_data[-1]["description"] == "Routes · Disk read · Xen"
