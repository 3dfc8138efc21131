"""Private data of raw output, found and replaced by stand-ins so that the file stays readable."""

from __future__ import annotations

import ipaddress
import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.benchmarks.intake.ip_addresses import is_public, public_addresses
from plugins.benchmarks.intake.private_patterns import (
    CLIENT,
    CLIENT_PLACE,
    OTHERS,
    OTHERS_KINDS,
    PATTERNS,
    SAMPLES,
)
from plugins.benchmarks.intake.stand_ins import StandIns, is_stand_in
from plugins.benchmarks.readers.raw_text import blank_escapes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from plugins.benchmarks.intake.private_patterns import Pattern

_PASSES = 10
"""Enough for what comes to light when its neighbour has been replaced."""

# Names that millions of machines and users have tell nothing.
_COMMON_HOSTS = frozenset(
    {
        *("localhost", "localhost.localdomain", "ip6-localhost", "host", "server", "guest", "vm"),
        *("vps", "container", "test", "linux", "debian", "ubuntu", "centos", "fedora", "alpine"),
        *("archlinux", "rocky", "almalinux", "raspberrypi", "gateway", "_gateway", "waiting"),
        *("none", "unknown", "version"),
    }
)
_COMMON_USERS = frozenset(
    {
        *("root", "user", "users", "admin", "administrator", "name", "none", "public", "shared"),
        *("ubuntu", "debian", "centos", "fedora", "opc", "ec2-user", "azureuser", "vagrant"),
        *("runner", "default", "test", "benchmark", "bench"),
    }
)
_NO_VALUES = frozenset({"", "none", "null", "n/a", "0", "unknown", "not specified", "-"})
_NAME = re.compile(r"[A-Za-z0-9_][\w.-]*")
_DOCUMENTED = re.compile(
    r"(?:^|[.@])(?:example\.(?:com|net|org)|(?:[\w-]+\.)?(?:example|test|invalid))$"
)
"""Names kept for examples (RFC 2606)."""

_MAC_SIGN = re.compile(r"[A-Fa-f]|^52[:-]54[:-]00|:")


@dataclass(frozen=True, slots=True)
class Removal:
    """A private value of a file.

    Attributes:
        kind: a key of `stand_ins.KINDS`.
        value: as it stood in the file.
        stand_in: what stands there now.
        lines: 1-based lines, one for each time.
    """

    kind: str
    value: str
    stand_in: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str
    value: str
    """What the stand-in is of: for a short name of a host its full one."""


def redact(text: str, keep: Collection[str] = ()) -> tuple[str, tuple[Removal, ...]]:
    """The text without its private data, and what was replaced, in the order of first lines.

    Within a text the same value has the same stand-in, and no line changes its number. A second
    call changes nothing.

    Args:
        text: of a raw file; escape sequences may be in it.
        keep: kinds of `stand_ins.KINDS` that are left as they are, and single values.
    """
    stand_ins = StandIns(text)
    kept = {one.lower() for one in keep}
    lines: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for _ in range(_PASSES):
        found = _without_overlaps(_private_spans(text, keep))
        spans = [one for one in found if text[one.start : one.end].lower() not in kept]
        if not spans:
            break
        starts = [end.end() for end in re.finditer("\n", text)]
        pieces, done = [], 0
        for span in spans:
            stand_in = _stand_in(span, stand_ins)
            pieces += [text[done : span.start], stand_in]
            done = span.end
            place = bisect_right(starts, span.start) + 1
            lines[span.kind, text[span.start : span.end], stand_in].append(place)
        text = "".join([*pieces, text[done:]])
    removals = [Removal(*key, tuple(sorted(places))) for key, places in lines.items()]
    return text, tuple(sorted(removals, key=lambda one: (one.lines[0], one.kind, one.value)))


def _stand_in(span: _Span, stand_ins: StandIns) -> str:
    is_coordinate = span.kind == "place" and span.value.lstrip("-")[:1].isdigit()
    return "0" if is_coordinate else stand_ins.of(span.kind, span.value)


def _private_spans(text: str, keep: Collection[str]) -> Iterator[_Span]:
    view = blank_escapes(text)
    others = [found.span() for found in OTHERS.finditer(view)]
    samples = [found.span() for found in SAMPLES.finditer(view)]
    found: list[_Span] = []
    for pattern in _fitting(view, keep):
        for match in pattern.regex.finditer(view):
            span = _Span(*match.span(1), pattern.kind, match[1])
            ignored = others if span.kind in OTHERS_KINDS else samples
            if _PRIVATE[span.kind](span.value) and not _is_inside(span, ignored):
                found.append(span)
    found = _with_full_names(found)
    yield from found
    yield from _repeated(view, found)
    if "ip" not in keep:
        spans = (_Span(start, end, "ip", view[start:end]) for start, end in public_addresses(view))
        yield from (span for span in spans if not _is_inside(span, samples))
    if "place" not in keep:
        for block in CLIENT.finditer(view):
            for match in CLIENT_PLACE.finditer(view, *block.span()):
                if match[1] != "0":
                    yield _Span(*match.span(1), "place", match[1])


def _fitting(view: str, keep: Collection[str]) -> Iterator[Pattern]:
    small = view.lower()
    held = {sign for pattern in PATTERNS for sign in pattern.signs if sign in small}
    for pattern in PATTERNS:
        if pattern.kind not in keep and (not pattern.signs or not held.isdisjoint(pattern.signs)):
            yield pattern


def _with_full_names(spans: list[_Span]) -> list[_Span]:
    """The spans, a host that stands there by its short name as well being one host."""
    hosts = [one.value for one in spans if one.kind == "hostname" and "." in one.value]
    full = {name.partition(".")[0].lower(): name for name in reversed(hosts)}
    return [
        replace(one, value=full.get(one.value.lower(), one.value))
        if one.kind == "hostname"
        else one
        for one in spans
    ]


def _repeated(view: str, found: Iterable[_Span]) -> Iterator[_Span]:
    """Names found by their key, wherever else they stand as a word of their own.

    Only names that are no ordinary word: with a full stop, or long and with a digit or hyphen.
    """
    names: dict[str, tuple[str, str]] = {}
    for span in found:
        if span.kind in {"hostname", "serial"}:
            for name in (span.value, span.value.partition(".")[0]):
                if "." in name or (len(name) >= 5 and re.search(r"[0-9-]", name)):
                    names.setdefault(name.lower(), (span.kind, span.value))
    if not names:
        return
    for match in _NAME.finditer(view):
        word = match[0].rstrip(".-_")
        if word.lower() in names:
            yield _Span(match.start(), match.start() + len(word), *names[word.lower()])


def _without_overlaps(spans: Iterable[_Span]) -> list[_Span]:
    chosen: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return chosen


def _is_inside(span: _Span, blocks: list[tuple[int, int]]) -> bool:
    index = bisect_right(blocks, (span.start, span.end)) - 1
    return index >= 0 and span.end <= blocks[index][1]


def _is_address(value: str) -> bool:
    try:
        return not ipaddress.ip_address(value).is_loopback
    except ValueError:
        return False


def _is_host(value: str) -> bool:
    name = value.lower().rstrip(".")
    has_letter = re.search(r"[a-z]", name) is not None
    return has_letter and name not in _COMMON_HOSTS and not _DOCUMENTED.search(name)


def _is_user(value: str) -> bool:
    return value.lower() not in _COMMON_USERS


def _is_mac(value: str) -> bool:
    return len(set(value.lower()) - {":", "-"}) > 1 and _MAC_SIGN.search(value) is not None


def _is_mail(value: str) -> bool:
    return not _DOCUMENTED.search(value.lower())


def _is_value(value: str) -> bool:
    return value.strip().lower() not in _NO_VALUES


def _new(check: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda value: not is_stand_in(value) and check(value)


_PRIVATE: dict[str, Callable[[str], bool]] = {
    "hostname": _new(lambda value: _is_host(value) and not is_public(value)),
    "ip": _new(_is_address),
    "mac": _new(_is_mac),
    "serial": _new(_is_value),
    "email": _new(_is_mail),
    "user": _new(_is_user),
    **{name: _new(_is_value) for name in ("id", "token", "provider", "place")},
    "result": lambda value: not is_stand_in(value.rpartition("/")[2]) and _is_value(value),
}
