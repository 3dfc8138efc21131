"""The settings of miniature sites, which tests build and benchmarks measure."""

from __future__ import annotations

SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH = {site!r} + "/content"
DATA_PATH = {site!r} + "/data"
OUTPUT_PATH = {site!r} + "/output"
CACHE_PATH = {site!r} + "/cache"
THEME = {root!r} + "/theme"
"""
"""Those of this project, `root`, with the folders of `site`."""
