from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.benchmarks.readers.pts_document import MOST_BYTES, load_document
from plugins.benchmarks.readers.reading import RawFileError
from tests.plugins.benchmarks.readers.damaged_files import FIXTURES
from tests.plugins.benchmarks.readers.peak_memory import peak_mebibytes

if TYPE_CHECKING:
    from pathlib import Path

SYSBENCH = FIXTURES / "pts" / "sysbench.10.8.6.xml"

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE PhoronixTestSuite [
<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<PhoronixTestSuite><Generated><TestClient>&c;</TestClient></Generated></PhoronixTestSuite>"""
EXTERNAL = """<?xml version="1.0"?>
<!DOCTYPE PhoronixTestSuite [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<PhoronixTestSuite><Result><Title>&x;</Title></Result></PhoronixTestSuite>"""
FOREIGN_DTD = """<!DOCTYPE PhoronixTestSuite SYSTEM "http://192.0.2.1/evil.dtd">
<PhoronixTestSuite><Result></Result></PhoronixTestSuite>"""


def refusal(path: Path, content: str | bytes) -> RawFileError:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RawFileError) as caught:
        load_document(path)
    return caught.value


def test_what_a_result_file_holds() -> None:
    document = load_document(SYSBENCH)
    assert document.client == "Phoronix Test Suite v10.8.6"
    assert [system.identifier for system in document.systems] == ["vm-a"]
    result = document.results[0]
    assert (result.identifier, result.arguments, result.scale) == (
        "local/vps-sysbench",
        "cpu",
        "Events Per Second",
    )
    assert result.entries[0].raw.startswith("2854.77:2516.22:")


@pytest.mark.parametrize("hostile", [LAUGHS, EXTERNAL, FOREIGN_DTD])
def test_entities_and_document_types_are_refused(tmp_path: Path, hostile: str) -> None:
    error = refusal(tmp_path / "x.xml", hostile)
    assert error.message.startswith("XML with a document type or entities of its own")


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (SYSBENCH.read_bytes()[:900], "it ends in the middle", 18),
        ("<a>\n<b></a>", "broken XML: mismatched tag", 2),
        ("<Other><Result></Result></Other>", "no PhoronixTestSuite in it", None),
        ("<a>" * 100, "XML nested too deeply", None),
        ('<?xml version="1.0" encoding="nonsense"?><a/>', "XML in an encoding", None),
        ('<?xml version="1.0" encoding="gb18030"?><a>中</a>', "XML in an encoding", None),
        (b"<a>\xff\xfe</a>", "broken XML: not well-formed", 1),
        ("", "it ends in the middle", 1),
    ],
)
def test_broken_files_are_refused(
    tmp_path: Path, content: str | bytes, message: str, line: int | None
) -> None:
    error = refusal(tmp_path / "x.xml", content)
    assert error.message.startswith(message)
    assert line is None or error.line == line


def test_a_file_beyond_all_reason_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(RawFileError, match="more than 64 MiB"):
        load_document(path)


def test_a_large_file_is_read_in_pieces(tmp_path: Path) -> None:
    text = SYSBENCH.read_text(encoding="utf-8")
    start, end = text.index("  <System>"), text.index("  <Result>")
    system = text[start:end]
    path = tmp_path / "large.xml"
    with path.open("w", encoding="utf-8") as file:
        file.write(text[:start])
        for _ in range(30_000_000 // len(system)):
            file.write(system)
        file.write(text[end:])
    assert path.stat().st_size > 29_000_000
    load = "from plugins.benchmarks.readers.pts_document import load_document; load_document(path)"
    assert peak_mebibytes(load, path) < 300
