"""Settings of miniature sites, which tests build and benchmarks measure."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def settings_of(site: Path) -> str:
    """A settings file for Pelican: those of this project, with the folders of `site`."""
    return f"""
import sys
sys.path.insert(0, {str(_ROOT)!r})
from pelicanconf import *
PATH = {str(site / "content")!r}
DATA_PATH = {str(site / "data")!r}
OUTPUT_PATH = {str(site / "output")!r}
CACHE_PATH = {str(site / "cache")!r}
THEME = {str(_ROOT / "theme")!r}
"""
