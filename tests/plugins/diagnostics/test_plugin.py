"""A build that cannot lie: whatever Pelican swallows ends the run, and the old site stays."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from pelican import Pelican
from pelican.settings import read_settings
from pelican.writers import Writer

from plugins.diagnostics.pelican_log import BuildFailedError
from tests.conftest import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = {"content/posts/one/zh.md": article()}


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_good_site_is_published(build_site: Callable[..., Built]) -> None:
    built = build_site(GOOD)
    assert (built.exit_code, built.problems) == (0, [])
    assert "one/index.html" in built.files()


@pytest.mark.parametrize(
    ("files", "line"),
    [
        (
            {"content/posts/two/zh.md": article(date="2026-13-40")},
            "content/posts/two/zh.md:3: `date`:",
        ),
        (
            {"content/posts/two/zh.md": article("[x](../gone/zh.md)")},
            "content/posts/two/zh.md:7: link to ../gone/zh.md leads nowhere",
        ),
        ({"content/posts/two/zh.md": "no front matter"}, "content/posts/two/zh.md:1: no front"),
        (
            {"content/posts/two/zh.md": article().encode("gbk")},
            "content/posts/two/zh.md:2: not UTF-8",
        ),
        (
            {"content/posts/two/zh.md": article("[x]({author}nobody) [y]({nonsense}z)")},
            "Replacement Indicator",
        ),
    ],
    ids=["date", "link", "front-matter", "encoding", "pelican-warning"],
)
def test_what_pelican_swallows_fails_and_keeps_the_old_site(
    build_site: Callable[..., Built], files: dict[str, str | bytes], line: str
) -> None:
    before = build_site(GOOD)
    published = digest(before.output)
    built = build_site({**GOOD, **files})
    assert built.exit_code == 1
    assert [problem for problem in built.problems if problem.startswith(line)], built.problems
    assert re.fullmatch(r"error: \d problems?; output/ is left as it was", built.last_word)
    assert digest(built.output) == published


def test_a_plugin_that_cannot_be_imported_fails(build_site: Callable[..., Built]) -> None:
    built = build_site(GOOD, 'PLUGINS = [*PLUGINS, "plugins.not_there"]')
    assert built.exit_code == 1
    assert "plugins.not_there" in built.problems[0]


def test_quiet_runs_fail_as_well(build_site: Callable[..., Built]) -> None:
    built = build_site({"content/posts/two/zh.md": article(date="never")}, "", "-q")
    assert built.exit_code == 1
    assert "content/posts/two/zh.md:3" in built.problems[0]


def test_an_error_in_a_template_is_one_line(
    build_site: Callable[..., Built], tmp_path: Path
) -> None:
    overrides = tmp_path / "templates"
    overrides.mkdir()
    (overrides / "archives.html").write_text("{{ 1 / 0 }}")
    built = build_site(GOOD, f"THEME_TEMPLATES_OVERRIDES = [{str(overrides)!r}]")
    assert built.exit_code == 1
    assert built.last_word.startswith("error: ZeroDivisionError: division by zero (pelican -D")
    assert not built.output.exists()


def test_a_page_that_another_plugin_did_not_write_is_missed(
    build_site: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Writer.write_file
    monkeypatch.setattr(
        Writer,
        "write_file",
        lambda self, name, *a, **k: None if name.startswith("one/") else write(self, name, *a, **k),
    )
    built = build_site(GOOD)
    assert built.exit_code == 1
    assert "one/index.html was not written" in built.problems[0]


def test_every_problem_of_a_run_is_reported(build_site: Callable[..., Built]) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(date="never"),
            "content/posts/b/zh.md": article(tags="[unknown-tag]"),
            "content/posts/c/zh.md": article(colour="red"),
        }
    )
    assert len(built.problems) == 3
    assert built.last_word == "error: 3 problems; output/ is left as it was"


def test_an_output_folder_with_other_files_is_refused(
    build_site: Callable[..., Built], tmp_path: Path
) -> None:
    (tmp_path / "site/output").mkdir(parents=True)
    (tmp_path / "site/output/letter.txt").write_text("mine")
    built = build_site(GOOD)
    assert built.exit_code == 1
    assert "holds files that this build did not make" in built.last_word
    assert (built.output / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize("status", ["published", "hidden"])
def test_a_hidden_page_is_missed_as_well(
    build_site: Callable[..., Built], monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    write = Writer.write_file
    monkeypatch.setattr(
        Writer,
        "write_file",
        lambda self, name, *a, **k: None if name.startswith("two/") else write(self, name, *a, **k),
    )
    built = build_site({**GOOD, "content/posts/two/zh.md": article(status=status)})
    assert "two/index.html was not written" in built.problems[0]


@pytest.mark.parametrize("option", ["-v", "-D"])
def test_a_talkative_run_of_a_good_site_succeeds(
    build_site: Callable[..., Built], option: str
) -> None:
    built = build_site(GOOD, "", option)
    assert (built.exit_code, built.problems) == (0, [])


def test_the_locales_of_the_machine_do_not_matter(
    build_site: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "xx_XX.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    assert build_site(GOOD).problems == []


@pytest.mark.parametrize("link", ["/no-such-page/", "../draft/zh.md"])
def test_a_link_to_no_page_has_file_and_line(build_site: Callable[..., Built], link: str) -> None:
    built = build_site(
        {
            "content/posts/a/zh.md": article(f"one\n\n[x]({link})"),
            "content/posts/draft/zh.md": article(status="draft"),
        }
    )
    assert built.exit_code == 1
    assert built.problems[0].startswith("content/posts/a/zh.md")
    assert "leads nowhere (diagnostics/dead-link)" in built.problems[0]


def test_an_imported_text_may_link_to_what_is_lost(build_site: Callable[..., Built]) -> None:
    old = article("[x](/gone/) ![](/wp-content/uploads/no.png)", wordpress="{views: 1}")
    assert build_site({"content/posts/a/zh.md": old}).exit_code == 0


def test_an_output_folder_inside_the_sources_is_refused(
    build_site: Callable[..., Built], tmp_path: Path
) -> None:
    built = build_site(GOOD, "", "-o", str(tmp_path / "site/content/posts/out"))
    assert built.exit_code == 1
    assert "lie in each other" in built.last_word


def test_a_failed_run_leaves_nothing_to_the_next(build_site: Callable[..., Built]) -> None:
    assert build_site({"content/posts/a/zh.md": article(date="never")}).exit_code == 1
    built = build_site(GOOD)
    assert (built.exit_code, built.problems) == (0, [])
    left = {path.name for path in built.output.parent.iterdir()}
    assert left <= {"content", "data", "conf.py", "output", ".output.lock", "__pycache__"}


def test_one_process_can_build_again_and_again(
    build_site: Callable[..., Built], tmp_path: Path
) -> None:
    assert build_site(GOOD).exit_code == 0
    settings = read_settings(str(tmp_path / "site/conf.py"))
    runner = Pelican(settings)
    source = tmp_path / "site/content/posts/one/zh.md"
    source.write_text(article(date="never"), encoding="utf-8")
    with pytest.raises(BuildFailedError, match="1 problem"):
        runner.run()
    source.write_text(article("再来"), encoding="utf-8")
    runner.run()
    assert "再来" in (tmp_path / "site/output/one/index.html").read_text(encoding="utf-8")


def test_an_empty_site_does_not_take_the_place_of_the_last(
    build_site: Callable[..., Built],
) -> None:
    before = digest(build_site(GOOD).output)
    built = build_site({"content/posts/a/zh.md": article(status="draft")})
    assert built.exit_code == 1
    assert "content: there is nothing to publish" in built.problems[0]
    assert digest(built.output) == before
