"""What raw files say of the machine, as an entry of data/environments.toml or against one."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from plugins.benchmarks.readers.reading import Machine

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date as calendar_date

    from plugins.benchmarks.model import Environment, Subject

Facts = dict[str, str | int]
"""Keys of an environment that a `Machine` has too, with their values."""

NOTHING_SAID = "the files say nothing of the machine"

_WORD = re.compile(r"[a-z0-9][a-z0-9.]*")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT])(i?)B", re.IGNORECASE)
_SAME_MEMORY = 0.1
"""Part by which two amounts of memory may differ: tools round, and kernels keep some back."""


def facts_of(machines: Iterable[Machine]) -> tuple[Facts, list[str]]:
    """What the files agree on, the first word where they do not, and each disagreement."""
    facts: Facts = {}
    disagreements: list[str] = []
    for machine in dict.fromkeys(machines):
        for key, value in _stated(machine):
            first = facts.setdefault(key, value)
            if not _agree(key, first, value):
                disagreements.append(f'the files disagree on {key}: "{first}" and "{value}"')
    return facts, disagreements


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The environment of some files, and what the files say of it.

    Attributes:
        name: id of the environment.
        is_new: it is to be added.
        date: of the first files.
        facts: what the files say.
        warnings: what they say against each other or against the environment.
        unrecorded: facts that an environment, which is there already, does not have.
    """

    name: str
    is_new: bool
    date: calendar_date
    facts: Facts
    warnings: tuple[str, ...]
    unrecorded: tuple[str, ...] = ()


def surroundings(
    name: str, date: calendar_date, machines: Iterable[Machine], known: Environment | None
) -> Surroundings:
    """Hold what files say against an environment, or make a new one of it where it is None."""
    facts, warnings = facts_of(machines)
    if known is None:
        return Surroundings(name, True, date, facts, tuple(warnings))
    contradictions, unrecorded = compare(facts, known)
    return Surroundings(name, False, date, facts, (*warnings, *contradictions), tuple(unrecorded))


def compare(facts: Facts, environment: Environment) -> tuple[list[str], list[str]]:
    """Contradictions between the files and an environment, and facts that it does not have."""
    contradictions, unknown = [], []
    for key, value in facts.items():
        known = getattr(environment, key)
        if known is None:
            unknown.append(f'{key} = "{value}"')
        elif not _agree(key, known, value):
            words = f'{key}: the files say "{value}", environment "{environment.id}" "{known}"'
            contradictions.append(words)
    return contradictions, unknown


def environment_name(
    subject: Subject, date: calendar_date, facts: Facts, languages: Collection[str]
) -> dict[str, str]:
    """A name in each language of the site, Chinese in Chinese, else in English."""
    names = {}
    for language in languages:
        name = subject.name.in_language(language)
        if language == "zh":
            parts = [
                str(facts.get("cpu", "")),
                f"{facts['cores']}核" if "cores" in facts else "",
                f"{facts['memory']}内存" if "memory" in facts else "",
            ]
            said = "，".join(filter(None, parts)) or _software(facts) or "机器信息没有记载"
            names[language] = f"{name}，{date.year}年{date.month}月{date.day}日：{said}"
        else:
            parts = [
                str(facts.get("cpu", "")),
                _counted_cores(facts),
                f"{facts['memory']} of memory" if "memory" in facts else "",
            ]
            said = ", ".join(filter(None, parts)) or _software(facts) or NOTHING_SAID
            names[language] = f"{name}, {date}: {said}"
    return names


def _software(facts: Facts) -> str:
    """What stands for the machine where its parts are not known, as of iperf3."""
    return str(facts.get("system") or facts.get("virtualisation") or "")


def _counted_cores(facts: Facts) -> str:
    number = facts.get("cores")
    return "" if number is None else f"{number} {'core' if number == 1 else 'cores'}"


def _stated(machine: Machine) -> Iterator[tuple[str, str | int]]:
    for field in fields(Machine):
        value = getattr(machine, field.name)
        if value is not None:
            yield field.name, value


def _agree(key: str, one: str | int, other: str | int) -> bool:
    if key == "cores" or one == other:
        return one == other
    one, other = str(one), str(other)
    if key == "memory" and _bytes(one) and _bytes(other):
        sizes = (_bytes(one), _bytes(other))
        return max(sizes) - min(sizes) <= _SAME_MEMORY * max(sizes)
    words, others = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    if not words & others:
        return False
    models, other_models = _numbers(words), _numbers(others)
    # "EPYC 7763" is not "EPYC 9654", but it may be what another file calls "EPYC".
    return key != "cpu" or not (models and other_models) or bool(models & other_models)


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if any(sign.isdigit() for sign in word)}


def _bytes(amount: str) -> float:
    found = _AMOUNT.search(amount)
    if not found:
        return 0
    base: float = 1024 if found[3] else 1000
    return float(found[1]) * base ** ("kmgt".index(found[2].lower()) + 1)
