"""What production changes: the public address, from the environment variable SITE_ADDRESS."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *
from plugins.editions.site_address import SiteAddressError, site_address

try:
    SITE_ADDRESS = site_address(os.environ.get("SITE_ADDRESS", ""))
except SiteAddressError as error:
    sys.exit(f"error: set SITE_ADDRESS: {error}")
FEED_DOMAIN = SITE_ADDRESS
