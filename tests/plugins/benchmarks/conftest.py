"""A miniature data folder and the means to render with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader
from markdown import Markdown

from plugins.benchmarks import plugin
from plugins.benchmarks.blocks.localised import Localised
from plugins.benchmarks.blocks.rendering import Rendering
from plugins.benchmarks.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from plugins.benchmarks.files.dataset import Dataset
    from plugins.diagnostics import Problem

LANGUAGES = ("zh", "en")
"""The languages of the miniature site."""

ARTICLE = Path("content/posts/x/zh.md")

FILES = {
    "subjects.toml": """
[[subjects]]
id = "xen"
kind = "hypervisor"
name = "Xen"

[[subjects]]
id = "hyper-v"
kind = "hypervisor"
name = "Hyper-V"

[[subjects]]
id = "kvm"
kind = "hypervisor"
name = "KVM"

[[subjects]]
id = "metal"
kind = "machine"
name = { zh = "物理机", en = "Bare metal" }
""",
    "metrics.toml": """
[[metrics]]
id = "disk.read"
unit = "MB/s"
direction = "higher"
name = { zh = "磁盘读取", en = "Disk read" }

[[metrics]]
id = "net.latency"
unit = "ms"
direction = "lower"
precision = 1
name = { zh = "网络延迟", en = "Network latency" }
summary = { zh = "往返时间", en = "Round-trip time" }

[[metrics]]
id = "overhead"
unit = "%"
direction = "lower"
name = { zh = "损耗", en = "Overhead" }
""",
    "environments.toml": """
[[environments]]
id = "lab"
name = { zh = "实验室", en = "The lab" }
cores = 2
memory = "4 GiB"

[[environments]]
id = "field"
name = { zh = "现场", en = "The field" }
caveat = { zh = "嘈杂", en = "Noisy" }
""",
    "sources.toml": """
[[sources]]
id = "post"
kind = "claim"
title = { zh = "旧文", en = "The old <post>" }
date = 2012-10-26
address = { zh = "/2369.html", en = "/en/2369.html" }
caveat = { zh = "没有写明工具", en = "No tool given" }

[[sources]]
id = "own"
kind = "measured"
title = { zh = "自测", en = "Own runs" }
authors = ["A. Author"]
""",
    "observations/post.toml": """
source = "post"
environment = "lab"

[[observations]]
subject = "xen"
metric = "disk.read"
value = "<= 500"
unit = "MB/s"
quote = "读取不超过500M/S"

[[observations]]
subject = "hyper-v"
metric = "disk.read"
value = ">= 0.7"
unit = "GB/s"

[[observations]]
subject = "xen"
metric = "overhead"
value = "1..3"
unit = "%"
caveat = { zh = "来源不明", en = "Of unknown origin" }

[[observations]]
subjects = ["xen", "hyper-v", "metal"]
metric = "net.latency"
samples = [1500, 1250, 1400]
unit = "us"
source = "own"
environment = "field"
tool = { name = "ping", version = "3" }
""",
    "observations/more.csv": (
        "subject,metric,value,unit,source,environment,date\n"
        "metal,disk.read,1234.5,MB/s,own,field,2026-11-01\n"
    ),
    "rankings/disk.toml": """
kind = "measured"
name = { zh = "磁盘", en = "Disk" }
environment = "lab"
metrics = ["disk.read"]
subjects = ["kvm", "xen", "hyper-v"]
caveat = { zh = "只有上下限", en = "Bounds only" }
""",
    "rankings/taste.toml": """
kind = "opinion"
name = { zh = "个人看法", en = "Taste" }
source = "post"
order = ["kvm", ["xen", "hyper-v"]]
""",
}


def words(tag: Tag | None) -> str:
    """The text of an element, which has to be there, with single spaces."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def places(folder: Path, problems: list[Problem]) -> set[tuple[str, str, int | None]]:
    """Code, file below the data folder and line of each problem."""
    return {
        (p.code.removeprefix("benchmarks/"), p.path.relative_to(folder).as_posix(), p.line)
        for p in problems
        if p.path
    }


@pytest.fixture
def data_folder(tmp_path: Path) -> Callable[..., Path]:
    """Write the miniature data folder, with some files replaced, added or (None) left out."""

    def write(changes: dict[str, str | None] | None = None) -> Path:
        folder = tmp_path / "data"
        for name, text in {**FILES, **(changes or {})}.items():
            if text is not None:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def data(data_folder: Callable[..., Path]) -> Dataset:
    """The miniature data, which are valid."""
    loaded, problems = load(data_folder(), LANGUAGES)
    assert problems == []
    return loaded


@pytest.fixture
def english() -> Localised:
    return Localised("en", "en")


@pytest.fixture
def chinese() -> Localised:
    return Localised("zh", "zh_CN")


@pytest.fixture
def rendering(data: Dataset) -> Callable[[str], Rendering]:
    """The rendering of an article in a language, with untranslated words."""

    def make(language: str = "en") -> Rendering:
        templates = Environment(
            loader=FileSystemLoader(plugin.TEMPLATES),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        templates.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
        locale = {"zh": "zh_CN"}.get(language, language)
        return Rendering(data, templates, Localised(language, locale), ARTICLE)

    return make


@pytest.fixture
def article(rendering: Callable[[str], Rendering]) -> Callable[..., BeautifulSoup]:
    """Markdown in, filled HTML out; problems fail the test."""

    def render(markdown: str, language: str = "en") -> BeautifulSoup:
        made = rendering(language)
        html = Markdown(
            extensions=["extra", "plugins.benchmarks.blocks.markdown_extension"]
        ).convert(markdown)
        filled = made.fill(html)
        assert made.problems == []
        return BeautifulSoup(filled, "html.parser")

    return render
