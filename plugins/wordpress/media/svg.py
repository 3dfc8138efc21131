"""Whether an SVG or other XML file holds anything that runs.

Such a file is refused, not cleaned: cleaning would change what its address answers, and shown by
itself an SVG runs its scripts with the rights of our pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO
    from xml.etree.ElementTree import Element

LARGEST = 10_000_000
"""Bytes."""

DEEPEST = 512
"""Elements within each other."""

_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)")
# In these, ASCII characters are their own bytes.
_PLAIN = re.compile(rb"(?i)utf-?8|us-ascii|iso-8859-\d+|windows-125\d|gb2312|gbk|gb18030")

_RUNNING = re.compile("script|foreignobject|iframe|object|embed|handler|html|body|meta|base|form")
_ANIMATING = re.compile("set|animate|animatemotion|animatetransform")
_BAD_ADDRESS = re.compile(r"(?i)[\x00-\x20]*(?:javascript|vbscript|data\s*:\s*(?!image/(?!svg)))")
_BAD_STYLE = re.compile(r"(?i)@import|javascript:|expression\s*\(|-moz-binding")
_STYLE_SHEET = re.compile(rb"<\?xml-stylesheet", re.IGNORECASE)


def svg_objection(head: bytes, file: BinaryIO) -> str:
    """What speaks against publishing the XML in `file`, which begins with `head`."""
    data = head + file.read(LARGEST + 1 - len(head))
    if len(data) > LARGEST:
        return f"XML of more than {LARGEST:,} bytes"
    declared = _ENCODING.search(data[:1_000])
    if b"\0" in data or (declared and not _PLAIN.fullmatch(declared[1])):
        return "XML in an encoding that hides what it says"
    if _STYLE_SHEET.search(data):
        return "XML with a style sheet of its own"
    file.seek(0)
    try:
        return next((reason for reason in _objections(file) if reason), "")
    except DefusedXmlException:
        return "XML with entities of its own"
    except (ParseError, LookupError, ValueError):
        return "broken XML"


def _objections(file: BinaryIO) -> Iterator[str]:
    above: list[Element] = []
    for event, element in iterparse(file, events=("start", "end")):
        if event == "start":
            above.append(element)
            deep = len(above) > DEEPEST
            yield "XML nested too deeply" if deep else _objection(element.tag, element.attrib)
            continue
        above.pop()
        if str(element.tag).rpartition("}")[2].lower() == "style" and _loads(element.text):
            yield "SVG with a style that loads"
        # What has been looked at takes no more room.
        element.clear()
        if above:
            above[-1].remove(element)


def _objection(tag: object, attributes: dict[str, str]) -> str:
    name = str(tag).rpartition("}")[2].lower()
    if _RUNNING.fullmatch(name):
        return f"SVG or XML with <{name}>"
    for key, value in attributes.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            return f"SVG or XML with {attribute}="
        if attribute in ("href", "src", "to", "from", "values") and _BAD_ADDRESS.match(value):
            return f"SVG or XML with a script in {attribute}="
        if _ANIMATING.fullmatch(name) and attribute == "attributename" and "href" in value.lower():
            return f"SVG or XML whose <{name}> changes addresses"
        if attribute == "style" and _loads(value):
            return "SVG with a style that loads"
    return ""


def _loads(style: str | None) -> bool:
    return bool(_BAD_STYLE.search(style or ""))
