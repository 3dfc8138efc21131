"""Names of readings from what a tool writes, in the form of an identifier."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.benchmarks.readers.reading import Reading

LONGEST_SLUG = 64
"""Characters of a slug; a longer one keeps its beginning and is told apart by a digest."""

_DIGEST = 8


def slug(text: str) -> str:
    """A text as part of an identifier: `Los Angeles, CA, US (10G)` is `los-angeles-ca-us-10g`.

    A text without any Latin letter or digit, and the end of a very long one, become a digest, so
    that different texts have different slugs; "" stays "".
    """
    name = _readable(text)
    whole = len(name) <= LONGEST_SLUG and (name or not text.strip())
    return name if whole else _with_digest(name, text)


def exact_slug(text: str) -> str:
    """As `slug`, and different texts always differ: `gzip -c /bin/sh` is `gzip-c-bin-sh-c2969037`.

    The digest is left out where the slug says all: `sleep 0.2` is `sleep-0.2`.
    """
    name = _readable(text)
    whole = 0 < len(name) <= LONGEST_SLUG and name.replace("-", " ") == text
    return name if whole else _with_digest(name, text)


def _readable(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")
    return re.sub(r"-*\.[-.]*", ".", name)


def _with_digest(name: str, text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_DIGEST]
    return f"{name[: LONGEST_SLUG - _DIGEST - 1].rstrip('-.')}-{digest}".lstrip("-")


def distinct(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """The first reading of each name, and a line of words for each further one."""
    kept: dict[str, Reading] = {}
    skipped: list[str] = []
    for reading in readings:
        if reading.name in kept:
            skipped.append(f"{reading.name}: a second figure of this name")
        else:
            kept[reading.name] = reading
    return tuple(kept.values()), tuple(skipped)
