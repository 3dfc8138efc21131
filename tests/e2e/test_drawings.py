"""Charts and distributions in a real browser: nothing is cut, overlaps, or fades away."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from plugins.preview.server import site_server
from tests.conftest import article, build_apart
from tests.plugins.benchmarks.conftest import FILES
from tests.serving import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e

LONG_SUBJECTS = """
[[subjects]]
id = "long"
kind = "plan"
name.zh = "阿姆斯特丹机房里配备本地固态硬盘的入门款虚拟服务器"
name.en = "Entry-level virtual server with WWW MMM local solid-state disks in Amsterdam"

[[subjects]]
id = "word"
kind = "plan"
name.zh = "一个没有任何标点符号也没有空格的非常非常长的方案名称"
name.en = "Donaudampfschifffahrtsgesellschaftskapitän"
"""
LONG_METRIC = """
[[metrics]]
id = "disk.long"
unit = "IOPS"
direction = "higher"
name.zh = "四千字节随机读取每秒操作数，队列深度一，绕过系统缓存"
name.en = "4 KiB random reads per second, queue depth 1, bypassing the cache"
"""
OBSERVATIONS = """
source = "own"
environment = "lab"

[[observations]]
subject = "long"
metric = "disk.long"
unit = "IOPS"
samples = [123456, 123457, 140000, 150000, 151000, 160000, 160000, 160000, 160000, 160000]

[[observations]]
subject = "word"
metric = "disk.long"
unit = "IOPS"
value = "1234567..2345678"

[[observations]]
subject = "kvm"
metric = "disk.long"
unit = "IOPS"
samples = [99, 90, 100]

[[observations]]
subject = "metal"
metric = "disk.long"
unit = "IOPS"
value = ">= 1900000"

[[observations]]
subject = "xen"
metric = "disk.long"
unit = "IOPS"
value = "<= 1500"

[[observations]]
subject = "kvm"
metric = "overhead"
unit = "%"
samples = [2.5, 2.6, 2.7]
"""
ALL = "subjects: long, word, kvm, metal, xen, hyper-v\nmetrics: disk.long\ncaption: {}"
UPRIGHT = "caption: {}\norientation: vertical"
BLOCKS = {
    "bars": f"show: chart\n{ALL}\nsort: disk.long",
    "dots": f"show: chart\n{ALL}\nmarks: dot\nfirst: table",
    "ratios": f"show: chart\n{ALL}\nreference: kvm",
    "named": f"show: chart\n{ALL}\nreference: word",
    "columns": f"show: chart\nsubjects: kvm, xen, hyper-v\nmetrics: disk.read\n{UPRIGHT}",
    "shares": f"show: chart\nsubjects: kvm, xen\nmetrics: overhead\n{UPRIGHT}\nmarks: dot",
    "strip": f"show: distribution\n{ALL}",
    "box": f"show: distribution\n{ALL}\nmarks: box\nprecision: 2",
}  # fmt: skip

TEXTS = """
svg => {
  const whole = svg.getBoundingClientRect();
  const lines = [...svg.querySelectorAll('text')].flatMap(text => {
    const parts = [...text.querySelectorAll('tspan[x]')];
    return parts.length ? parts : [text];
  });
  return lines.map(line => {
    const box = line.getBoundingClientRect();
    return {text: line.textContent, left: box.left - whole.left, right: box.right - whole.left,
            top: box.top - whole.top, bottom: box.bottom - whole.top,
            width: whole.width, height: whole.height};
  });
}
"""
COLOURS = """
svg => [...svg.querySelectorAll('text, tspan, .bar, .dot, .run, .middle-half, .limit, .cap')]
  .map(part => {
    const style = getComputedStyle(part);
    const isLine = part.tagName === 'line';
    return [part.getAttribute('class') || part.tagName, isLine ? style.stroke : style.fill];
  })
"""
PAPER = "getComputedStyle(document.body).backgroundColor"


@dataclass(frozen=True)
class Box:
    """A line of text within its drawing, in CSS pixels."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    width: float
    height: float

    def is_inside(self) -> bool:
        return (
            self.left >= -0.5
            and self.right <= self.width + 0.5
            and self.top >= -0.5
            and self.bottom <= self.height + 0.5
        )

    def overlaps(self, other: Box) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that has every kind of drawing, with long names and numbers."""
    body = "\n\n".join(f"```bench\n{text.format(name)}\n```" for name, text in BLOCKS.items())
    files = {
        "data/subjects.toml": FILES["subjects.toml"] + LONG_SUBJECTS,
        "data/metrics.toml": FILES["metrics.toml"] + LONG_METRIC,
        "data/observations/own.toml": OBSERVATIONS,
        "content/posts/drawn/zh.md": article(body),
        "content/posts/drawn/en.md": article(body),
    }
    rest = {f"data/{name}": text for name, text in FILES.items()}
    rest["data/sources.toml"] = FILES["sources.toml"].replace("address", "# address")
    output = build_apart(tmp_path_factory.mktemp("drawings") / "site", rest | files)
    with listening(site_server(output, 0)) as address:
        yield address


def visible(page: Page) -> list[list[Box]]:
    """The lines of text of each drawing that is shown."""
    found = page.locator("svg.drawing")
    shown = [found.nth(place) for place in range(found.count())]
    return [[Box(**box) for box in s.evaluate(TEXTS)] for s in shown if s.is_visible()]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_text_is_cut_or_overlaps_another(browser: Browser, drawn: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    try:
        for path in ("/drawn/", "/en/drawn/"):
            page.goto(drawn + path)
            drawings = visible(page)
            assert len(drawings) == len(BLOCKS)
            boxes = [box for drawing in drawings for box in drawing]
            assert [box.text for box in boxes if not box.is_inside()] == []
            pairs = [pair for drawing in drawings for pair in combinations(drawing, 2)]
            assert [(a.text, b.text) for a, b in pairs if a.overlaps(b)] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()


def test_columns_lie_down_on_a_phone(browser: Browser, drawn: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    try:
        page.goto(drawn + "/en/drawn/")
        upright = page.get_by_role("img", name="Column chart: columns")
        lying = page.get_by_role("img", name="Bar chart: columns")
        assert (upright.count(), lying.count()) == (1, 0)
        page.set_viewport_size({"width": 360, "height": 640})
        assert (upright.count(), lying.count()) == (0, 1)
    finally:
        page.close()


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2 of `rgb(…)`."""
    parts = [int(part) / 255 for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_and_marks_stand_out(browser: Browser, drawn: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    try:
        page.goto(drawn + "/en/drawn/")
        paper = page.evaluate(PAPER)
        parts = [
            (name, colour)
            for drawing in page.locator("svg.drawing").all()
            for name, colour in drawing.evaluate(COLOURS)
        ]
        marks = {"bar", "dot", "middle-half", "limit", "cap"}
        # Rings of single runs are filled with paper; their rim is ink.
        faint = {
            name
            for name, colour in parts
            if name != "run" and contrast(colour, paper) < (3 if name in marks else 4.5)
        }
        assert {name for name, _ in parts} >= marks | {"value", "name", "tick", "no-value"}
        assert faint == set()
    finally:
        page.close()


def test_forced_colours_are_those_of_the_system(browser: Browser, drawn: str) -> None:
    page = browser.new_page(forced_colors="active")
    try:
        page.goto(drawn + "/en/drawn/")
        system = page.evaluate(
            """() => {
              const probe = document.body.appendChild(document.createElement('i'));
              return ['CanvasText', 'GrayText'].map(name => {
                probe.style.color = name;
                return getComputedStyle(probe).color;
              });
            }"""
        )
        bar = page.locator("svg.drawing .bar").first
        cap = page.locator("svg.drawing .cap").first
        assert bar.evaluate("e => getComputedStyle(e).fill") == system[1]
        assert cap.evaluate("e => getComputedStyle(e).stroke") == system[0]
    finally:
        page.close()


def test_text_can_be_found_and_selected(browser: Browser, drawn: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    try:
        page.goto(drawn + "/en/drawn/")
        name = page.locator("svg.drawing text.name").first
        name.evaluate("e => getSelection().selectAllChildren(e)")
        assert page.evaluate("getSelection().toString()").strip() == (name.text_content() or "")
    finally:
        page.close()
