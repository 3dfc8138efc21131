from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.benchmarks.loading import load
from tests.plugins.benchmarks.conftest import LANGUAGES, places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_no_folder_is_no_data(tmp_path: Path) -> None:
    data, problems = load(tmp_path / "nowhere", LANGUAGES)
    assert (data.observations, data.rankings, problems) == ((), {}, [])


BROKEN = {
    "subjects.toml": """
[[subjects]]
id = "xen"
kind = "hypervisor"
name = "Xen"

[[subjects]]
id = "xen"
kind = "hypervisor"
name = "Xen again"

[[subjects]]
id = "hyper-v"
kind = "hypervisr"
name = "Hyper-V"

[[subjects]]
id = "kvm"
kind = "hypervisor"
name = { zh = "只有中文" }

[[subjects]]
id = "metal"
kind = "machine"
name = "Metal"
colour = "grey"
""",
    "metrics.toml": """
[[metrics]]
id = "disk.read"
unit = "MB/s"
direction = "higher"
name = "Disk read"

[[metrics]]
id = "Net Latency"
unit = "millis"
direction = "lower"
name = "Latency"
""",
    "observations/post.toml": """
source = "post"
environment = "lap"

[[observations]]
subject = "xen"
metric = "disk.raed"
value = "<= 500"
unit = "MB/s"
environment = "lab"

[[observations]]
subject = "xen"
metric = "disk.read"
value = "about 500"
unit = "MB/s"
environment = "lab"

[[observations]]
subject = "xen"
metric = "disk.read"
value = 5
samples = [1, 2]
unit = "MB/s"
environment = "lab"

[[observations]]
subject = "xen"
metric = "disk.read"
value = 5
unit = "ms"
environment = "lab"

[[observations]]
subject = "hyper-v"
metric = "disk.read"
value = 5
unit = "MB/s"
""",
    "observations/syntax.toml": 'source = "post"\nenvironment = lab\n',
    "observations/more.csv": (
        "subject,metric,value,unit,source,environment,date\n"
        "metal,disk.read,5,MB/s,own,lab,yesterday\n"
        "metal,disk.read,5,furlong,own,lab,\n"
        "xem,disk.read,5,MB/s,own,lab,\n"
    ),
    "observations/other.csv": "subject;metric;value\nxen;disk.read;5\n",
    "rankings/disk.toml": """
kind = "measured"
name = "Disk"
environment = "lab"
metrics = ["disk.write"]
subjects = ["xen", "metal", "xen"]
""",
    "rankings/taste.toml": """
kind = "opinion"
name = "Taste"
source = "pots"
order = ["xen", ["metal", "kwm"]]
""",
}


def test_every_problem_of_every_file_is_found_at_once(data_folder: Callable[..., Path]) -> None:
    folder = data_folder(BROKEN)
    _, problems = load(folder, LANGUAGES)
    assert places(folder, problems) == {
        ("duplicate-id", "subjects.toml", 8),
        ("bad-value", "subjects.toml", 14),
        ("missing-language", "subjects.toml", 20),
        ("unknown-key", "subjects.toml", 26),
        ("bad-value", "metrics.toml", 9),
        ("bad-value", "metrics.toml", 10),
        ("unknown-metric", "observations/post.toml", 7),
        ("bad-value", "observations/post.toml", 15),
        ("bad-value", "observations/post.toml", 19),
        ("wrong-unit", "observations/post.toml", 31),
        ("unknown-environment", "observations/post.toml", 34),
        ("toml", "observations/syntax.toml", 2),
        ("bad-value", "observations/more.csv", 2),
        ("bad-value", "observations/more.csv", 3),
        ("unknown-subject", "observations/more.csv", 4),
        ("csv-header", "observations/other.csv", 1),
        ("duplicate-id", "rankings/disk.toml", 1),
        ("unknown-metric", "rankings/disk.toml", 5),
        ("unknown-source", "rankings/taste.toml", 4),
        ("unknown-subject", "rankings/taste.toml", 5),
    }


def test_a_mistyped_id_is_answered_with_the_nearest(data_folder: Callable[..., Path]) -> None:
    _, problems = load(data_folder(BROKEN), LANGUAGES)
    [unknown] = [p for p in problems if 'no metric "disk.raed"' in p.message]
    assert unknown.mend == 'did you mean "disk.read"?'


def test_an_entry_with_a_mistake_is_not_also_unknown(data_folder: Callable[..., Path]) -> None:
    _, problems = load(data_folder(BROKEN), LANGUAGES)
    assert not [p for p in problems if 'no subject "hyper-v"' in p.message]


def test_an_unreadable_listing_makes_nothing_unknown(data_folder: Callable[..., Path]) -> None:
    _, problems = load(data_folder({"subjects.toml": "[[subjects]\n"}), LANGUAGES)
    assert [p.code for p in problems] == ["benchmarks/toml"]
