"""Exports made to do harm, through the import and the build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from plugins.wordpress.front_matter import load, split
from plugins.wordpress.model import Term
from plugins.wordpress.run.import_site import import_site
from plugins.wordpress.run.options import Options
from tests.plugins.wordpress.memory_source import comment, page, post, source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.wordpress.reports.import_report import ImportReport
    from tests.conftest import Built
    from tests.plugins.wordpress.memory_source import MemorySource

PASSWORD = "geheim"  # noqa: S105 (an example)
JINJA = "{{ 7*7 }}{% raise %}{# gone #}{{ SITENAME.__class__ }}"
SCRIPT = "<script>alert('PWN')</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"
BREAKOUT = "a\n---\npermalink: /evil/\nstatus: !!python/object/apply:os.system [id]\n---\n"
TABLE = ']]\n[[categories]]\nslug = "evil"\nname = "evil"\n"'
WORDS = (JINJA, SCRIPT, BREAKOUT, TABLE, "\u202eRTL", "$(touch pwned)`touch pwned`;|&", "---")
BODIES = (
    *WORDS,
    "<iframe src='javascript:alert(1)'></iframe><object data='javascript:alert(1)'></object>",
    "<a href='&#106;ava\nscript:alert(1)'>x</a> [x](javascript:alert(1)) <javascript:alert(1)>",
    "<p style='background:url(javascript:x)' onclick=alert(1)>x</p><style>*{color:red}</style>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "[video src='javascript:alert(1)'] [embed]javascript:alert(1)[/embed]",
    "# h {: onclick='alert(1)' }\n\nx{: style='x' }",
    "<img src='{static}/../../data/authors.toml'> <a href='{filename}/../../../etc/passwd'>x</a>",
    "&#27;[31m &#0; &#xFFFE;",
    "<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("content", "data"):
        (tmp_path / "import" / name).mkdir(parents=True)
    return tmp_path / "import"


def run(site: Path, export: MemorySource) -> ImportReport:
    report = import_site(export, site / "content", site / "data", Options())
    assert [tally for tally in report.tallies if not tally.balances] == []
    shown = report.render()
    assert all(word not in shown for word in ("\x1b", "\u202e", "\r"))
    return report


def hostile_site() -> MemorySource:
    remarks = tuple(
        comment(n, author=word, body=word, address="javascript:alert(1)")
        for n, word in enumerate((*BODIES, "<div>" * 10_000), start=1)
    )
    deep = tuple(comment(n, parent=str(n + 1)) for n in range(1, 500))
    terms = [Term("category", f"k{n}", f"K{n}", f"k{n - 1}") for n in range(1, 500)]
    circle = [Term("category", "c1", "C1", "c2"), Term("category", "c2", "C2", "c1")]
    evil = [Term("category", word, word) for word in (*WORDS, "../../x", "con", "...")]
    posts = [post(n, body=body, title="文") for n, body in enumerate(BODIES, start=100)]
    posts += [
        post(n, title=" ".join(word.split()), excerpt=word, author=word, meta=((word, word),))
        for n, word in enumerate(WORDS, start=200)
    ]
    posts += [
        post(n, terms=(term,), categories=(term.name,)) for n, term in enumerate(evil, start=300)
    ]
    return source(
        *posts,
        post(600, comments=remarks),
        post(601, comments=deep),
        post(602, terms=(terms[-1], circle[0]), categories=("K499", "C1")),
        page(603, parent="604"),
        page(604, parent="603"),
        post(605, body="SECRET", password=PASSWORD),
        post(606, body="SECRET", status="private"),
        *(
            post(n, type="attachment", status="inherit", attachment=address, title=SCRIPT)
            for n, address in enumerate(
                (
                    "file:///etc/passwd",
                    "http://169.254.169.254/wp-content/uploads/x.png",
                    "//evil.example/wp-content/uploads/x.png",
                    "https://old.example/wp-content/uploads/../../../x.png",
                    'https://old.example/wp-content/uploads/a,"b\n=c.png',
                ),
                start=500,
            )
        ),
        terms=(*terms, *circle, *evil),
        title=SCRIPT + JINJA,
    )


def files_of(site: Path) -> dict[str, str | bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and "content/wordpress" not in path.as_posix()
    }


def harm(soup: BeautifulSoup) -> list[str]:
    """Everything in a page that runs, styles or leads where no link of ours does."""
    found = []
    for tag in soup.find_all(True):
        source = str(tag.get("src", ""))
        if tag.name == "script" and not ("theme/" in source or "json" in str(tag.get("type"))):
            found.append(str(tag)[:80])
        if tag.name in {"iframe", "object", "embed", "base", "style", "frame", "math"}:
            found.append(tag.name)
        for name, value in tag.attrs.items():
            words = "".join(str(value).lower().split())
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                found.append(f"{name}={words[:80]}")
            runs = words.startswith(("javascript:", "vbscript:", "data:", "file:"))
            if runs and name != "content":
                found.append(f"{name}={words[:80]}")
            # The description of a page may quote what stands in its text.
            if tag.name == "meta" and tag.get("http-equiv") and "evil.example" in words:
                found.append(words[:80])
    return found


def test_nothing_of_a_hostile_export_runs_on_the_built_site(
    site: Path, build_site: Callable[..., Built]
) -> None:
    run(site, hostile_site())
    built = build_site(files_of(site))
    assert (built.exit_code, built.problems) == (0, [])

    pages = [name for name in built.files() if name.endswith(".html")]
    assert len(pages) > 50
    for name in pages:
        text = built.read(name)
        assert "SECRET" not in text, name
        assert PASSWORD not in text, name
        assert harm(BeautifulSoup(text, "lxml")) == [], name
    for name in built.files():
        if name.endswith(".xml"):
            etree.fromstring(built.read(name).encode(), etree.XMLParser(resolve_entities=False))
    redirects: dict[str, str] = json.loads(built.read("redirects.json"))["redirects"]
    for target in redirects.values():
        assert target.startswith("/")
        assert not urlsplit(target).netloc


def test_values_stay_values_and_nothing_is_written_elsewhere(site: Path) -> None:
    run(site, hostile_site())
    files = [path for path in (site / "content").rglob("*.md") if path.is_file()]
    assert len(files) > 30
    for path in files:
        values: dict[str, Any] = load(split(path.read_text(encoding="utf-8"))[0])
        assert values.get("permalink") != "/evil/"
        assert values.get("status", "draft") == "draft"
    assert 'slug = "evil"' not in (site / "data" / "taxonomy.toml").read_text().splitlines()
    assert {path.name for path in site.parent.iterdir()} == {"import"}
    assert {path.name for path in site.iterdir()} == {"content", "data"}


def test_a_folder_that_leads_out_is_refused(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site / "content" / "wordpress").symlink_to(tmp_path / "elsewhere")
    report = import_site(source(post(1)), site / "content", site / "data", Options())

    assert [problem.code for problem in report.problems] == ["wordpress/outside"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_export_that_needs_too_much_memory_is_refused_in_one_line(site: Path) -> None:
    tiny = source(*(post(n) for n in range(1, 200)))
    report = import_site(tiny, site / "content", site / "data", Options(memory=120))

    (problem,) = report.problems
    assert problem.code == "wordpress/too-much"
    assert "--memory 240" in problem.mend
    assert list((site / "content").rglob("*.md")) == []
