"""Whether a file is what its name says, told by its bytes."""

from __future__ import annotations

import os
import re
import threading
import warnings
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from plugins.wordpress.media.svg import svg_objection
from plugins.wordpress.media.upload_paths import extension

if TYPE_CHECKING:
    from typing import BinaryIO

HEAD = 4_096
"""Bytes that the kind of a file is told from."""

LARGEST_PICTURE = 178_000_000
"""Pixels; Pillow opens no more, and browsers fail with less."""

LARGEST_PICTURE_FILE = 100_000_000
"""Bytes; Pillow holds the whole file for some formats."""

_PICTURES = re.compile(r"jp(?:g|eg|e)|jfif|png|gif|webp|bmp|tiff?|ico|avif|hei[cf]")
_XML = re.compile(r"svg|xml|rdf|rss|atom|kml|gpx")
# Shown as text by every server: a page or a script in them is only looked at.
_TEXTS = re.compile(r"txt|[ct]sv|md|json|css|srt|vtt|patch|diff|asc|sh|py|pl|rb|c|conf|ini|cfg")
_PICTURE_STARTS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF....WEBP|BM|II\*\x00|MM\x00\*|\x00\x00\x01\x00"
    rb"|....ftyp(?:avif|avis|heic|heix|mif1|msf1|hevc)",
    re.DOTALL,
)
_PAGE = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    rb"<(?:!doctype\s+html|(?:html|head|body|script|title|meta|iframe|br|div|p)\b|\?php|\?=|%)",
    re.DOTALL,
)
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "ICO", "AVIF")
# Filters of warnings are the whole process's.
_FILTERS = threading.Lock()


def content_objection(name: str, file: BinaryIO) -> str:
    """What speaks against publishing these bytes under this name; "" for nothing.

    Pictures must begin like one and have at most `LARGEST_PICTURE` pixels, by their headers:
    nothing is decoded. SVG and XML must hold nothing that runs. Other files must not be pages.
    """
    suffix = extension(name)
    head = file.read(HEAD)
    if _PICTURES.fullmatch(suffix):
        return _picture_objection(head, file)
    if _XML.fullmatch(suffix):
        return svg_objection(head, file)
    if not _TEXTS.fullmatch(suffix) and is_page(head):
        return "holds a web page or a program"
    return ""


def is_page(head: bytes) -> bool:
    """Whether a file begins like HTML or PHP."""
    return bool(_PAGE.match(head))


def is_picture(name: str) -> bool:
    """Whether a file calls itself a picture of pixels."""
    return bool(_PICTURES.fullmatch(extension(name)))


def _picture_objection(head: bytes, file: BinaryIO) -> str:
    if not _PICTURE_STARTS.match(head):
        what = "a web page or a program" if is_page(head) else "something else" if head else "empty"
        return f"is called a picture but is {what}"
    if file.seek(0, os.SEEK_END) > LARGEST_PICTURE_FILE:
        return f"a picture of more than {LARGEST_PICTURE_FILE:,} bytes"
    file.seek(0)
    try:
        with _FILTERS, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=_FORMATS) as picture:
                width, height = picture.size
    except Image.DecompressionBombError:
        return f"has more than {LARGEST_PICTURE:,} pixels"
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, ArithmeticError):
        # Damaged, or of a kind that Pillow does not read; the old site served it all the same.
        return ""
    if width * height > LARGEST_PICTURE:
        return f"has more than {LARGEST_PICTURE:,} pixels"
    return ""
