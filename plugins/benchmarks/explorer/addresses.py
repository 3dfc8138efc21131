"""Where the data of an edition are published."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

_UNFIT = re.compile(r"[^\w.-]+")
# Windows opens a device under these names, whatever their suffix.
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)", re.IGNORECASE)
_LONGEST = 180


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one edition.

    An address is percent-encoded and without a leading slash, as Pelican's `url` is.

    Attributes:
        origin: scheme and host of the published site, without a slash at the end.
        site_url: path below which it is published, "" for the root.
        folder: the folder of the edition's data, for example `en/data/`; also the explorer.
    """

    origin: str
    site_url: str
    folder: str

    @property
    def all_figures(self) -> str:
        """Every figure of the edition, as the explorer reads it."""
        return f"{self.folder}observations.json"

    @property
    def all_figures_csv(self) -> str:
        """Every figure of the edition with every column."""
        return f"{self.folder}observations.csv"

    def subject(self, name: str) -> str:
        """The page of a subject."""
        return f"{self.folder}subjects/{file_name(name)}/"

    def metric(self, name: str) -> str:
        """The page of a metric."""
        return f"{self.folder}metrics/{file_name(name)}/"

    def block(self, slug: str, anchor: str) -> str:
        """The files of a block, without their suffix: `slug` is that of its article."""
        return quote(f"{self.folder}{file_name(slug)}/{file_name(anchor)}")

    def from_root(self, address: str) -> str:
        """As links within the site name it."""
        return f"{self.site_url}/{address}"

    def absolute(self, address: str) -> str:
        """As other sites name it."""
        return f"{self.origin}{self.site_url}/{address}"

    def of_source(self, address: str) -> str:
        """The absolute form of what a source has as its address: a URL or a path of this site."""
        return self.absolute(address[1:]) if address.startswith("/") else address


@cache
def file_name(name: str) -> str:
    """A name that a file may have on every system, the same for the same name.

    The name itself wherever it can be; ids of data files nearly always can.
    """
    fit = _UNFIT.sub("-", unicodedata.normalize("NFC", name)).strip(".") or "-"
    fit = _RESERVED.sub(r"\1-", fit)
    if len(fit.encode()) <= _LONGEST:
        return fit
    start = fit.encode()[: _LONGEST - 13].decode(errors="ignore")
    return f"{start}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
