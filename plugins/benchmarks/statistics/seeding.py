"""Random numbers that are the same on every machine, for the same content."""

from __future__ import annotations

import hashlib
import json
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seeded_draws(content: object) -> Callable[[], float]:
    """Draws from 0 (included) to 1, seeded by the SHA-256 of the content as JSON.

    Only `Random.random` is given out: Python promises that a seed gives the same sequence of it in
    every version, which it does not of the other distributions.
    """
    text = json.dumps(content, sort_keys=True)
    seed = int.from_bytes(hashlib.sha256(text.encode("ascii")).digest(), "big")
    return Random(seed).random  # noqa: S311 (simulation, not secrecy)
