"""The XML of the Phoronix Test Suite (`composite.xml`), read in pieces.

Source: `pts_result_file_writer.php` of phoronix-test-suite. Only what is named here is ever looked
at: the user's name, environment variables, notes and the text on security that the file also holds
are dropped with the element they stand in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from plugins.benchmarks.readers.reading import RawFileError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024
"""Of a file; the largest ones of dozens of systems have a tenth of it."""

_DEEPEST = 32
_AGAIN = "copy composite.xml from the folder of the test results again"


@dataclass(frozen=True, slots=True)
class System:
    """A `System`: one machine in one state."""

    identifier: str
    hardware: str
    software: str
    time: str
    client: str


@dataclass(frozen=True, slots=True)
class Sampled:
    """An `Entry`: what one system reached; `raw` joins the single runs with colons."""

    identifier: str
    value: str
    raw: str


@dataclass(frozen=True, slots=True)
class Result:
    """A `Result`: one test with one choice of its options, and a figure of each system."""

    identifier: str
    title: str
    app_version: str
    arguments: str
    description: str
    scale: str
    proportion: str
    display_format: str
    entries: tuple[Sampled, ...]


@dataclass(slots=True)
class PtsDocument:
    """What a file holds."""

    client: str = ""
    systems: list[System] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)


def load_document(path: Path) -> PtsDocument:
    """Read a file.

    Raises:
        RawFileError: it is no XML, broken, declares entities, or is far larger than any result.
    """
    if path.stat().st_size > MOST_BYTES:
        message = f"more than {MOST_BYTES // 1024**2} MiB"
        raise RawFileError(message, "this is no result of the Phoronix Test Suite")
    try:
        return _parsed(path)
    except DefusedXmlException:
        message = "XML with a document type or entities of its own, which could do harm"
        raise RawFileError(message, "PTS writes none: " + _AGAIN) from None
    except ParseError as error:
        line = error.position[0]
        what = str(error).partition(":")[0]
        cut = what in {"no element found", "unclosed token", "unclosed CDATA section"}
        message = "it ends in the middle" if cut else f"broken XML: {what}"
        raise RawFileError(message, _AGAIN, line) from None
    except (ValueError, LookupError):
        raise RawFileError("XML in an encoding that cannot be read", _AGAIN) from None


def _parsed(path: Path) -> PtsDocument:
    document = PtsDocument()
    with path.open("rb") as file:
        depth = 0
        root: Element | None = None
        for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise RawFileError("XML nested too deeply", _AGAIN)
            if event == "end" and depth == 1:
                _take(document, element)
                root.clear()
    if root is None or root.tag != "PhoronixTestSuite":
        raise RawFileError("no PhoronixTestSuite in it", _AGAIN)
    return document


def _take(document: PtsDocument, element: Element) -> None:
    if element.tag == "Generated":
        document.client = _text(element, "TestClient")
    elif element.tag == "System":
        document.systems.append(_system(element))
    elif element.tag == "Result":
        document.results.append(_result(element))


def _system(element: Element) -> System:
    return System(
        identifier=_text(element, "Identifier"),
        hardware=_text(element, "Hardware"),
        software=_text(element, "Software"),
        time=_text(element, "TimeStamp"),
        client=_text(element, "TestClientVersion"),
    )


def _result(element: Element) -> Result:
    return Result(
        identifier=_text(element, "Identifier"),
        title=_text(element, "Title"),
        app_version=_text(element, "AppVersion"),
        arguments=_text(element, "Arguments"),
        description=_text(element, "Description"),
        scale=_text(element, "Scale"),
        proportion=_text(element, "Proportion"),
        display_format=_text(element, "DisplayFormat"),
        entries=tuple(
            Sampled(_text(entry, "Identifier"), _text(entry, "Value"), _text(entry, "RawString"))
            for entry in element.iterfind("Data/Entry")
        ),
    )


def _text(element: Element, key: str) -> str:
    return " ".join((element.findtext(key) or "").split())
