"""Editions of a published site, for what is made of the miniature data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.explorer.addresses import Addresses
from plugins.benchmarks.explorer.edition import Edition

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.localised import Localised


@pytest.fixture
def addresses() -> Addresses:
    """Published below a path, so that a forgotten prefix shows."""
    return Addresses("https://vps.example.com", "/atlas", "en/data/")


@pytest.fixture
def edition(english: Localised, addresses: Addresses) -> Edition:
    return Edition(english, "en", "VPS Atlas", addresses)
