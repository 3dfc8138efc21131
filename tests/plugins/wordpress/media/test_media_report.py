from __future__ import annotations

from plugins.wordpress.media.media_report import MediaFile, Supply, media_report


def test_each_file_counts_once_and_the_counts_balance() -> None:
    copied = [
        MediaFile("/u/a", Supply.COPIED, size=3),
        MediaFile("/u/b", Supply.REFUSED, "a program"),
        MediaFile("/u/extra", Supply.COPIED),
    ]
    downloaded = [
        MediaFile("/u/b", Supply.MISSING, "answers 404"),
        MediaFile("/u/c", Supply.DOWNLOADED),
        MediaFile("/u/d-3x2", Supply.MISSING, "answers 404"),
        MediaFile("/u/e", Supply.MISSING, "answers 404"),
    ]
    needed = ["/u/a", "/u/b", "/u/c", "/u/d-3x2", "/u/e", "/u/f"]
    report = media_report(needed, copied, downloaded, redirected=["/u/d-3x2"])
    said = {file.path: (file.supply, file.reason, file.needed) for file in report.files}
    assert said == {
        "/u/a": (Supply.COPIED, "", True),
        "/u/b": (Supply.REFUSED, "a program", True),
        "/u/c": (Supply.DOWNLOADED, "", True),
        "/u/d-3x2": (Supply.REDIRECTED, "", True),
        "/u/e": (Supply.MISSING, "answers 404", True),
        "/u/extra": (Supply.COPIED, "", False),
        "/u/f": (Supply.MISSING, "no copy has it, and it was not downloaded", True),
    }
    assert report.found == sum(report.counts.values()) == 7
    assert [file.path for file in report.of(Supply.MISSING)] == ["/u/e", "/u/f"]
