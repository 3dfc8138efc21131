"""One language of the site, for whatever is made of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.benchmarks.blocks.localised import Localised
    from plugins.benchmarks.explorer.addresses import Addresses


@dataclass(frozen=True, slots=True)
class Edition:
    """How figures are told in one language, and where.

    Attributes:
        tag: BCP 47 tag of the language.
        publisher: name of the site.
    """

    localised: Localised
    tag: str
    publisher: str
    addresses: Addresses
