"""Slugs for categories, tags and authors: WordPress's own, as far as the site's addresses allow."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from plugins.wordpress.addresses.post_name import post_name
from plugins.wordpress.slug import DEVICE, LONGEST, digest

# What no slug of data/taxonomy.toml may hold. The punctuation of Chinese may stay.
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff/\\?#%&\"'<>|*:{}]+")


def own_slug(stored: str) -> str:
    """A slug as WordPress stores it, fit for the site's addresses; "" when nothing is left of it.

    Percent codes are decoded; what the site's slugs cannot hold becomes a hyphen; a name that no
    file may have gets an ending.
    """
    slug = _UNFIT.sub("-", decoded(stored)).lstrip(".-")
    slug = slug.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip(".-")
    return f"{slug}-term" if DEVICE.match(slug) else slug


def decoded(stored: str) -> str:
    """A slug as WordPress stores it in characters, NFC."""
    return unicodedata.normalize("NFC", unquote(stored, errors="ignore")).lower()


def slug_of_name(name: str) -> str:
    """The slug that WordPress would give to a name, fit for the site's addresses; never empty."""
    return own_slug(post_name(name)) or f"term-{digest(name)}"
