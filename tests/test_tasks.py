"""The tasks, run as a person runs them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import invoke as invoke_package
import pytest

from tests.conftest import ROOT

RAW = ROOT / "tests/fixtures/bench/speedtest-cli/written-after-2.1.3.json"
EXPORT = ROOT / "tests/plugins/wordpress/fixtures/export"


def invoke(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def digest(*folders: Path) -> str:
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            total.update(str(path).encode())
            if path.is_file():
                total.update(path.read_bytes())
    return total.hexdigest()


def test_build_says_how_to_look_at_the_site_and_no_shell_reads_its_options(tmp_path: Path) -> None:
    output = tmp_path / f"$(touch {tmp_path.name}-was-run) `'\"& site"
    run = invoke("build", "--output", str(output))
    assert run.returncode == 0, run.stderr
    assert "look at it with: python3 tasks.py serve" in run.stdout
    assert (output / "2369.html").is_file()
    assert not (ROOT / f"{tmp_path.name}-was-run").exists()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("build", "--settings", "nope.py"), "error: --settings nope.py: there is no such file"),
        (
            ("serve", "--port", "99999"),
            "error: '99999' is no port; choose a number from 1 to 65535",
        ),
        (
            ("audit", "nowhere", "output"),
            (
                "nowhere names no old site: No such file or directory"
                " (wordpress/audit-no-old-site); give its address, https://example.com/, a file"
                " with one address a line, a sitemap, or a folder that inv audit --save wrote"
            ),
        ),
        (
            ("audit", "https://example.com", "output", "--limit", "none"),
            "--limit 'none' is not a whole number from 1 (wordpress/audit-option)",
        ),
        (
            ("import-wordpress", "export.xml", "--memory", "2 GB"),
            (
                "--memory '2 GB' is no number of megabytes (wordpress/option);"
                " write --memory 2000 for 2 GB"
            ),
        ),
        (
            ("import-wordpress", "export.xml", "--base", "brand"),
            "--base: not of the form brand=marques (wordpress/option); write --base brand=marques",
        ),
        (("serve", "--port", "abc"), "error: 'abc' is no port; choose a number from 1 to 65535"),
    ],
)
def test_a_wrong_option_is_one_line(arguments: tuple[str, ...], line: str) -> None:
    run = invoke(*arguments)
    assert (run.returncode, run.stdout, run.stderr) == (1, "", line + "\n")


def test_a_package_without_its_code_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "pelican").mkdir()
    packages = Path(invoke_package.__path__[0]).parent
    for folder in packages.glob("invoke*"):
        (tmp_path / folder.name).symlink_to(folder)
    for task in ("build", "check", "serve"):
        run = subprocess.run(
            [sys.executable, "-S", "-m", "invoke", task],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            check=False,
        )
        assert run.returncode == 1
        assert run.stderr.startswith("error: pelican is not installed or damaged; run this as: ")
        assert len(run.stderr.splitlines()) == 1


def test_check_reports_and_writes_nothing() -> None:
    before = digest(ROOT / "output")
    run = invoke("check")
    assert (run.returncode, run.stderr) == (0, "")
    assert digest(ROOT / "output") == before


def test_the_published_site_has_its_own_address(tmp_path: Path) -> None:
    options = ("build", "--settings", "publishconf.py", "--output", str(tmp_path / "site"))
    run = invoke(*options, SITE_ADDRESS="https://atlas.example.org")
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "site/2369.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://atlas.example.org/2369.html">' in page
    feed = (tmp_path / "site/feeds/atom.xml").read_text(encoding="utf-8")
    assert "https://atlas.example.org/2369.html" in feed
    assert "vps.example.com" not in page + feed


@pytest.mark.parametrize("address", ["", "https://", 'https://x"><script>'])
def test_publishing_without_an_address_is_one_line(tmp_path: Path, address: str) -> None:
    options = ("build", "--settings", "publishconf.py", "--output", str(tmp_path / "site"))
    run = invoke(*options, SITE_ADDRESS=address)
    assert run.returncode == 1
    assert run.stderr.startswith(f"error: set SITE_ADDRESS: {address!r} is no public address: ")
    assert (run.stdout, len(run.stderr.splitlines())) == ("", 1)
    assert not (tmp_path / "site").exists()


def test_a_dry_run_of_the_import_reports_and_writes_nothing() -> None:
    before = digest(ROOT / "content", ROOT / "data")
    run = invoke("import-wordpress", str(EXPORT), "--dry-run")
    # One of the three files is broken: the others are reported all the same.
    assert run.returncode == 1
    assert "2 found = 2 imported" in run.stdout
    assert "1 found = 1 failed" in run.stdout
    assert "2012-11-04-broken.md:" in run.stdout
    assert "Dry run: nothing was written." in run.stdout
    assert digest(ROOT / "content", ROOT / "data") == before


def test_an_import_of_nothing_fails_in_one_line(tmp_path: Path) -> None:
    run = invoke("import-wordpress", str(tmp_path / "gone"), "--report", str(tmp_path))
    assert run.returncode == 1
    assert "no such file or folder" in run.stdout


def test_raw_output_is_named_from_where_one_stands(tmp_path: Path) -> None:
    """Several files, behind and before the options; a dry run, so that data/ stays."""
    (tmp_path / "a.json").write_bytes(RAW.read_bytes())
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    before = digest(ROOT / "data")
    run = subprocess.run(
        [
            *(sys.executable, "-m", "invoke", "--search-root", str(ROOT), "import-benchmark"),
            *("a.json", "--subject", "kvm", "--dry-run", "b.json"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "\n  a.json\n" in run.stdout
    assert "provider Example ISP -> provider-1" in run.stdout
    assert "b.json: the output of no tool that we can read" in run.stdout
    assert "Nothing was written: 1 problem with 2 files." in run.stdout
    assert run.stderr == ""
    assert digest(ROOT / "data") == before


def test_raw_output_can_be_filed() -> None:
    before = digest(ROOT / "data")
    run = invoke("import-benchmark", str(RAW), "--subject", "kvm", "--dry-run")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Dry run: nothing was written; 1 file can be filed." in run.stdout
    assert digest(ROOT / "data") == before


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("import-benchmark",), "--subject=STRING"),
        (("import-benchmark", "a.json", "b.json"), "--subject=STRING"),
        (("import-wordpress",), "--uploads=STRING"),
        (("audit",), "--coverage=STRING"),
        (("audit", "https://old.example"), "--coverage=STRING"),
        (("audit", "https://old.example", "output"), "--coverage=STRING"),
        (("redirects",), "--server=STRING"),
        (("redirects", "--server", "nginx"), "--server=STRING"),
    ],
)
def test_help_needs_no_other_words(words: tuple[str, ...], option: str) -> None:
    run = invoke(*words, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert option in run.stdout
