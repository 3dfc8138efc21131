"""Which permalink structures can have given a post the address that it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.wordpress.addresses.normal_form import normal
from plugins.wordpress.slug import hyphenated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.wordpress.index import Entry

_MOST = 200
_DEEPEST = 12
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?")
_MOMENT_TOKENS = ("%year%", "%monthnum%", "%day%", "%hour%", "%minute%", "%second%")
_NUMBERED = re.compile(r"(?P<number>\d+)(?P<suffix>\.[a-z]+)?", re.ASCII)
# In this order: a name may hold digits that are those of its number or day by chance.
_WITHIN = ("%postname%", "%post_id%", *_MOMENT_TOKENS)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a post and may stand in its address.

    Attributes:
        tokens: values of each token, the likeliest first, decoded in NFC.
        slug: of the export's file where WordPress's own is unknown, "" where it is known.
        numbered: whether its number is known.
    """

    tokens: Mapping[str, tuple[str, ...]]
    slug: str = ""
    numbered: bool = True

    def values(self, token: str) -> tuple[str, ...]:
        """The values that `token` may stand for."""
        return self.tokens.get(token, ())


def facts(entry: Entry, categories: tuple[str, ...], author: str) -> Facts:
    """What is known of `entry`.

    Args:
        entry: a post.
        categories: paths of its categories, `parent/child`, decoded.
        author: the last part of its author's address, "" when unknown.
    """
    moment = _MOMENT.match(entry.date)
    parts = moment.groups() if moment else ()
    known: dict[str, tuple[str, ...]] = {
        token: (part,) for token, part in zip(_MOMENT_TOKENS, parts, strict=False) if part
    }
    known |= {
        "%category%": tuple(category for category in categories if category),
        "%author%": (author,) if author else (),
        "%post_id%": (entry.number,) if entry.number else (),
        "%postname%": (plain_name(entry.name),) if entry.name else (),
    }
    return Facts(known, "" if entry.name else entry.slug, bool(entry.number))


def plain_name(name: str) -> str:
    """A slug as stored (`%e5%90%8e`), decoded in NFC."""
    return normal(name).removeprefix("/")


def structures(path: str, known: Facts) -> list[str]:
    """The structures that give a post with these facts the address `path`, at most 200.

    Only those that tell one post from another: with its name or its number. A path of more than
    twelve names has none.

    Args:
        path: in its normal form, from the home page on.
        known: what may stand in it.
    """
    names = tuple(name for name in path.split("/") if name)
    if len(names) > _DEEPEST:
        return []
    readings = islice(_readings(names, known), _MOST)
    found = dict.fromkeys("/" + "/".join(reading) for reading in readings)
    return [one for one in found if "%postname%" in one or "%post_id%" in one]


def _readings(names: tuple[str, ...], known: Facts) -> Iterator[tuple[str, ...]]:
    if not names:
        yield ()
        return
    for taken, words in _beginnings(names, known):
        for rest in _readings(names[taken:], known):
            yield (words, *rest)


def _beginnings(names: tuple[str, ...], known: Facts) -> Iterator[tuple[int, str]]:
    """How many of the first names one token or word covers, and that word."""
    for token, values in known.tokens.items():
        for value in values:
            parts = tuple(value.split("/"))
            if names[: len(parts)] == parts:
                yield len(parts), token
    yield from ((1, words) for words in _within(names[0], known))
    yield 1, quote(names[0], safe="") if "%" in names[0] else names[0]


def _within(name: str, known: Facts) -> Iterator[str]:
    """Tokens as parts of a name: `%post_id%.html`, `%year%-%postname%`."""
    words = name
    for token in _WITHIN:
        value = next(iter(known.values(token)), "")
        if value and value in words:
            words = words.replace(value, token, 1)
            yield words
    number = _NUMBERED.fullmatch(name)
    if number and not known.numbered:
        yield f"%post_id%{number['suffix'] or ''}"
    stem, dot, suffix = name.partition(".")
    if known.slug and hyphenated(stem) == known.slug:
        yield f"%postname%{dot}{suffix}"
