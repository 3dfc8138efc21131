"""Reader of the block of return routes that ECS (融合怪, shell and Go) and backtrace print.

Readings, without samples, each with the class the tool gives the route as its judgement:

    ecs.route.beijing-telecom        CN2 GIA
    ecs.route.shanghai-mobile-v6     CMIN2 + CMI    (both were seen, in this order)

They come from lines of one form, which has stayed while the titles around them changed:

    北京电信   219.141.140.10           电信CN2GIA [精品线路]
    上海移动v6 2409:8c1e:75b0:3003::26  移动CMIN2  [精品线路] 移动CMI    [普通线路]
    成都联通v4 119.6.6.6       检测不到回程路由节点的IPV4地址

Older versions print no v4 behind the carrier, and zhanghanyun/backtrace a date before the line. The
English edition prints the same lines under other titles.

It is a judgement of the tool from the addresses of a few hops ("for reference only", it says), no
measurement: so only the backbone is taken, and not the words of quality (普通, 优质, 精品). A route
that the tool could not see has no class and gives no reading: it is listed as skipped, for "hidden"
would look like a property of the network. The rest of the log is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.ecs_header import LONGEST_LINE, Header
from plugins.benchmarks.readers.raw_text import read_lines, shortened
from plugins.benchmarks.readers.reading import RawFileError, RawRun, Reader, Reading
from plugins.benchmarks.readers.route_words import CARRIERS, PLACES, class_named
from plugins.benchmarks.text import Text

if TYPE_CHECKING:
    from pathlib import Path

MOST_ROUTES = 200
"""Lines of a block; the longest known have 21."""

_FRAME = " \t│┃║|"
_LINE = re.compile(
    r"(?:\d{4}/\d\d/\d\d \d\d:\d\d:\d\d )?"
    rf"(?P<place>[\u4e00-\u9fff]{{2,8}}?)(?P<carrier>{'|'.join(CARRIERS)})(?P<family>v4|v6)?"
    r"[ \t]+(?P<address>[0-9A-Fa-f.:]{3,45})[ \t]+(?P<rest>\S.*)"
)
_CLASS = re.compile(r"\s*(?P<words>[^\[\]]{2,40}?)\s*\[[^\[\]]{2,20}\]")
_TITLES = re.compile(
    r"融合怪|VPS Fusion Monster Test|spiritLHLS/ecs|oneclickvirt/(?:ecs|backtrace)"
    r"|zhanghanyun/backtrace"
)
# What the tools say of a route that they did not see or could not tell.
_UNSEEN = re.compile(r"检测不到回程路由节点的IP(?:V[46])?地址|检测不到已知线路的ASN|测试超时")


@dataclass(frozen=True, slots=True)
class _Route:
    """A line of the block: where it leads, and what is said of it."""

    place: str
    carrier: str
    over_v6: bool
    said: str

    @property
    def title(self) -> str:
        return f"{self.place}{self.carrier}{'v6' if self.over_v6 else ''}"


def recognises(head: str) -> bool:
    """Whether a text is a log of ECS or backtrace, or a block of return routes taken from one."""
    if _TITLES.search(head):
        return True
    return any(_route(line) for line in head.splitlines() if "线路]" in line or "检测不到" in line)


def read(path: Path) -> RawRun:
    """The classes of the routes.

    Raises:
        RawFileError: there is no block of return routes, none was seen, or two lines differ.
    """
    header = Header()
    routes: dict[str, _Route] = {}
    for number, line in read_lines(path):
        header.take(line)
        route = _route(line)
        if route is None:
            continue
        if routes.get(route.title, route) != route:
            message = f"{route.title} is there twice, with different results"
            raise RawFileError(message, "keep one run in a file", number)
        routes[route.title] = route
        if len(routes) > MOST_ROUTES:
            message = f"more than {MOST_ROUTES} return routes"
            raise RawFileError(message, "keep one run in a file", number)
    if not routes:
        message = "there is no block of return routes (三网回程) in it"
        raise RawFileError(message, "run the test with that part, and save its whole output")
    readings, skipped = _readings(tuple(routes.values()))
    if not readings:
        message = "of none of its return routes does it say the class"
        raise RawFileError(message, f"there is nothing in it to record; {skipped[0]}")
    if header.sections:
        skipped.append("the other parts of the log: record what the tools in it print themselves")
    tool = "ecs" if header.is_ecs else "backtrace"
    return RawRun(
        tool, header.version, tuple(readings), header.date, header.machine, tuple(skipped)
    )


def _route(line: str) -> _Route | None:
    if len(line) > LONGEST_LINE:
        return None
    found = _LINE.fullmatch(line.strip(_FRAME))
    if found is None:
        return None
    try:
        address = ip_address(found["address"])
    except ValueError:
        return None
    said = " ".join(found["rest"].split())
    if found["family"] not in {None, f"v{address.version}"}:
        return None
    # The list of hops further down in a log names the same targets, with other words behind them.
    if not (_CLASS.match(said) or _UNSEEN.search(said)):
        return None
    return _Route(found["place"], found["carrier"], address.version == 6, said)


def _readings(routes: tuple[_Route, ...]) -> tuple[list[Reading], list[str]]:
    readings: list[Reading] = []
    skipped: list[str] = []
    for route in routes:
        place = PLACES.get(route.place)
        carrier = CARRIERS[route.carrier]
        if place is None:
            skipped.append(f"{route.title}: a place that is not known here")
            continue
        title = f"{place[1]} {carrier[1]}"
        name = f"ecs.route.{place[0]}-{carrier[0]}"
        zh = f"回程线路，{route.place}{route.carrier}"
        en = f"Return route, {title}"
        if route.over_v6:
            name, title, en, zh = f"{name}-v6", f"{title} (IPv6)", f"{en} (IPv6)", f"{zh}（IPv6）"
        judgement = _judgement(route.said)
        if judgement is None:
            seen = (
                "not detected"
                if _UNSEEN.search(route.said)
                else f'not known: "{shortened(route.said, 80)}"'
            )
            skipped.append(f"return route, {title}: {seen}")
            continue
        words = Text(by_language={"en": en, "zh": zh})
        readings.append(Reading(name, words, "class", "none", judgement=judgement))
    return readings, skipped


def _judgement(said: str) -> str | None:
    """The classes of a line, each once, None if one of its words is not known."""
    classes: dict[str, None] = {}
    at = 0
    while found := _CLASS.match(said, at):
        known = class_named(found["words"])
        if known is None:
            return None
        classes[known] = None
        at = found.end()
    return None if said[at:].strip() or not classes else " + ".join(classes)


READER = Reader("ecs", recognises, read)
