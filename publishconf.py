"""What production changes: the public address, from the environment variable SITE_ADDRESS."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "")
if not SITE_ADDRESS.startswith("https://"):
    sys.exit("error: set SITE_ADDRESS to the public address, such as https://vps.example.com")
FEED_DOMAIN = SITE_ADDRESS
