"""The previous site stays until the new one is whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.diagnostics.staging import MARKER, Staging, StagingRefusedError


def publish(output: Path, text: str) -> None:
    staging = Staging(output)
    (staging.open() / "index.html").write_text(text)
    staging.publish()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".lock"}


def test_publishes_into_a_new_folder(tmp_path: Path) -> None:
    publish(tmp_path / "deep/output", "one")
    assert (tmp_path / "deep/output/index.html").read_text() == "one"
    assert names(tmp_path / "deep") == {"output"}


def test_replaces_the_whole_folder(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, "one")
    (output / "deleted-article.html").write_text("stale")
    publish(output, "two")
    assert names(output) == {"index.html", MARKER}
    assert (output / "index.html").read_text() == "two"


def test_until_published_the_old_site_stays(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, "one")
    staging = Staging(output)
    (staging.open() / "index.html").write_text("half")
    assert (output / "index.html").read_text() == "one"
    staging.discard()
    assert names(tmp_path) == {"output"}


def test_refuses_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    with pytest.raises(StagingRefusedError, match="did not make"):
        Staging(tmp_path).open()
    assert (tmp_path / "thesis.txt").read_text() == "precious"


def test_takes_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    publish(tmp_path / "output", "one")
    assert (tmp_path / "output/index.html").exists()


def test_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    with pytest.raises(StagingRefusedError):
        Staging(tmp_path / "output").open()


def test_an_interrupted_build_leaves_nothing_in_the_next(tmp_path: Path) -> None:
    output = tmp_path / "output"
    first = Staging(output)
    (first.open() / "half.html").write_text("half")
    first._lock.release()
    publish(output, "one")
    assert names(output) == {"index.html", MARKER}


def test_an_interrupted_swap_is_healed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, "one")
    output.rename(tmp_path / "output.previous")
    staging = Staging(output)
    staging.open()
    assert (output / "index.html").read_text() == "one"
    staging.discard()


def test_a_swap_cut_before_tidying_is_healed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, "old")
    output.rename(tmp_path / "output.previous")
    publish_again = tmp_path / "output"
    publish_again.mkdir()
    (publish_again / MARKER).touch()
    (publish_again / "index.html").write_text("new")
    Staging(output).open()
    assert (output / "index.html").read_text() == "new"
    assert not (tmp_path / "output.previous").exists()


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "output").symlink_to("www")
    publish(tmp_path / "output", "one")
    assert (tmp_path / "output").is_symlink()
    assert (tmp_path / "www/index.html").read_text() == "one"


@pytest.mark.parametrize("name", ["output.building", "output.previous"])
def test_folders_beside_the_output_that_are_not_ours_stay(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine").write_text("precious")
    with pytest.raises(StagingRefusedError, match=name):
        Staging(tmp_path / "output").open()
    assert (tmp_path / name / "mine").read_text() == "precious"


def test_the_root_of_a_file_system_is_refused() -> None:
    with pytest.raises(StagingRefusedError, match="cannot be replaced"):
        Staging(Path("/"))


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    output = tmp_path / "output"
    script = (
        "from pathlib import Path; from plugins.diagnostics.staging import Staging;"
        f"Staging(Path({str(output)!r})).open()"
    )
    staging = Staging(output)
    staging.open()
    other = [sys.executable, "-c", script]
    refused = subprocess.run(other, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "another build" in refused.stderr
    staging.publish()
    assert subprocess.run(other, capture_output=True, check=False).returncode == 0


def test_no_build_begins_while_another_swaps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(output, "one")
    staging = Staging(output)
    (staging.open() / "index.html").write_text("two")
    rename = Path.rename

    def rename_while_another_begins(path: Path, target: Path) -> Path:
        with pytest.raises(StagingRefusedError, match="another build"):
            Staging(output).open()
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", rename_while_another_begins)
    staging.publish()
    assert (output / "index.html").read_text() == "two"
