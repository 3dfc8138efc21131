from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.front_matter import load, split
from plugins.wordpress.model import Outcome, Term
from plugins.wordpress.run.import_site import import_site
from plugins.wordpress.run.options import Options
from tests.conftest import ROOT
from tests.plugins.wordpress.memory_source import ADMIN, category, comment, page, post, source

if TYPE_CHECKING:
    from plugins.wordpress.model import Post
    from plugins.wordpress.reports.import_report import ImportReport
    from tests.plugins.wordpress.memory_source import MemorySource


PROTECTED: dict[str, Any] = {"password": "geheim", "extras": {"post_password": "geheim"}}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def run(site: Path, export: MemorySource, *, dry_run: bool = False) -> ImportReport:
    report = import_site(export, site / "content", site / "data", Options(dry_run=dry_run))
    assert [tally for tally in report.tallies if not tally.balances] == []
    assert sum(t.found for t in report.tallies if t.kind.startswith("items ")) == len(export.items)
    return report


def tree(site: Path) -> dict[str, bytes]:
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def values(path: Path) -> dict[str, Any]:
    return load(split(path.read_text(encoding="utf-8"))[0])


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def outcomes(report: ImportReport, kind: str) -> dict[str, int]:
    return next(dict(tally.outcomes) for tally in report.tallies if tally.kind == kind)


def whole_site() -> MemorySource:
    """An export with an item of every kind."""
    about = page(10, slug="about", title="关于", permalink="/about", parent="")
    linux = category("linux", "Linux")
    return source(
        post(
            1,
            terms=(
                linux,
                category("linux-kvm", "KVM", "linux", "内核虚拟机"),
                Term("post_tag", "c-2", "C++"),
            ),
            categories=("Linux", "KVM"),
            tags=("C++",),
            comments=(comment(1), comment(2, parent="1"), comment(3, status="spam")),
            meta=(("views", "709"), ("_thumbnail_id", "20"), ("pic", "a"), ("pic", "b")),
            sticky=True,
            excerpt="摘要<b>一</b>\n二",
        ),
        post(2, status="draft", comments=(comment(4),)),
        post(3, **PROTECTED),
        about,
        page(11, slug="team", title="团队", permalink="/about/team", parent="10", order=3),
        page(
            12,
            slug="vps-book",
            type="book",
            permalink="/book/vps-book",
            address="https://old.example/book/vps-book",
        ),
        post(20, type="attachment", status="inherit", attachment="https://old.example/a.png"),
        post(21, type="revision", status="inherit", body="旧"),
        post(22, type="post", status="trash", title="扔掉", comments=(comment(5, status="trash"),)),
        post(
            23,
            type="nav_menu_item",
            terms=(Term("nav_menu", "main", "主菜单"),),
            meta=(("_menu_item_object_id", "10"), ("_menu_item_type", "post_type")),
        ),
        post(24, type="wp_block", body="块"),
        Problem("wordpress/xml", "broken", Path("export.xml"), 7),
        authors={"admin": ADMIN, "idle": replace(ADMIN, login="idle", slug="idle")},
        terms=(linux, category("leer", "空")),
    )


def test_every_item_is_counted_once_and_nothing_is_lost(site: Path) -> None:
    report = run(site, whole_site())

    assert outcomes(report, "items post") == {"imported": 3, "kept aside": 1}
    assert outcomes(report, "items page") == {"imported": 2}
    assert outcomes(report, "items book") == {"imported": 1}
    assert outcomes(report, "items attachment") == {"page of its own": 1}
    for aside in ("revision", "nav_menu_item", "wp_block"):
        assert outcomes(report, f"items {aside}") == {"kept aside": 1}
    assert outcomes(report, "items unreadable") == {"failed": 1}
    assert outcomes(report, "comments approved") == {"imported": 2, "kept aside": 1}
    assert outcomes(report, "comments spam") == {"kept aside": 1}
    assert outcomes(report, "terms category") == {"imported": 2, "kept aside": 1}
    assert outcomes(report, "authors") == {"imported": 1, "kept aside": 1}
    assert report.exit_code == 1
    kept = lines(site / "content/wordpress/items.jsonl")
    assert [one["number"] for one in kept] == ["20", "21", "22", "23", "24"]
    assert kept[1]["body"] == "旧"
    comments = lines(site / "content/wordpress/comments.jsonl")
    assert [(one["number"], one["shown"]) for one in comments] == [
        ("1", True), ("2", True), ("3", False), ("4", False), ("5", False),
    ]  # fmt: skip
    menus = json.loads((site / "content/wordpress/menus.json").read_bytes())
    assert menus["main"]["items"][0]["object_id"] == "10"


def test_front_matter_keeps_what_wordpress_knew(site: Path) -> None:
    run(site, whole_site())
    text = values(site / "content/posts/text-1/zh.md")

    assert (text["category"], text["tags"], text["author"]) == ("linux", ["c-2"], "zhan-zhang")
    assert text["summary"] == "摘要一 二"
    assert text["wordpress"] == {
        "guid": "https://old.example/?p=1",
        "excerpt": "摘要<b>一</b>\n二",
        "id": "1",
        "author": "admin",
        "sticky": "true",
        "thumbnail": "https://old.example/a.png",
        "fields": {"views": "709", "_thumbnail_id": "20", "pic": ["a", "b"]},
    }
    assert text["further_categories"] == ["linux-kvm"]
    team = values(site / "content/pages/about-team/zh.md")
    assert (team["wordpress"]["parent"], team["wordpress"]["menu_order"]) == ("10", "3")
    assert values(site / "content/pages/vps-book/zh.md")["wordpress"]["type"] == "book"


def test_what_is_private_stays_so(site: Path) -> None:
    run(site, whole_site())

    for number in (2, 3):
        assert values(site / f"content/posts/text-{number}/zh.md")["status"] == "draft"
    assert not (site / "content/posts/text-2/comments.zh.json").exists()
    for path, data in tree(site).items():
        assert b"geheim" not in data, path
        if path.startswith(("content/posts", "content/pages", "data")):
            assert b"private.example" not in data, path
            assert b"192.0.2.7" not in data, path


def test_terms_and_authors_keep_their_slugs_and_what_is_said_of_them(site: Path) -> None:
    run(site, whole_site())
    terms = tomllib.loads((site / "data/taxonomy.toml").read_text(encoding="utf-8"))

    assert terms["categories"] == [
        {"slug": "linux", "name": "Linux"},
        {"slug": "linux-kvm", "name": "KVM", "parent": "linux", "summary": "内核虚拟机"},
        {"slug": "uncategorised", "name": {"zh": "未分类", "en": "Uncategorised"}},
    ]
    # The type of a plugin has become a tag as well.
    assert terms["tags"] == [{"slug": "c-2", "name": "C++"}, {"slug": "book", "name": "book"}]
    authors = tomllib.loads((site / "data/authors.toml").read_text(encoding="utf-8"))
    assert authors == {"authors": [{"slug": "zhan-zhang", "name": "站长"}]}


def test_a_second_import_changes_no_byte(site: Path) -> None:
    run(site, whole_site())
    before = tree(site)
    report = run(site, whole_site())

    assert tree(site) == before
    assert report.terms == []
    assert {file.outcome for file in report.files} == {Outcome.UNCHANGED, Outcome.FAILED}


def test_a_dry_run_says_the_same_and_writes_nothing(site: Path) -> None:
    before = [*tree(site), *site.rglob("*")]
    dry = run(site, whole_site(), dry_run=True)
    assert [*tree(site), *site.rglob("*")] == before

    real = run(site, whole_site())
    assert dry.tallies == real.tallies
    assert dry.render().replace("Dry run: nothing was written.\n", "") == real.render()
    before_second = tree(site)
    newer = source(post(1, body="新的正文。\n"), post(99))
    dry = run(site, newer, dry_run=True)
    assert tree(site) == before_second
    assert dry.tallies == run(site, newer).tallies


def edited(site: Path, change: tuple[str, str], name: str = "content/posts/text-1/zh.md") -> Path:
    path = site / name
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")
    return path


def body(path: Path) -> str:
    return split(path.read_text(encoding="utf-8"))[1].strip()


def only(report: ImportReport) -> Outcome:
    (file,) = report.files
    return file.outcome


def test_untouched_texts_are_updated(site: Path) -> None:
    run(site, source(post(1)))
    report = run(site, source(post(1, title="新题", body="新的正文。\n")))
    path = site / "content/posts/text-1/zh.md"

    assert only(report) is Outcome.UPDATED
    assert values(path)["title"] == "新题"
    assert body(path) == "新的正文。"


def newer(first: str) -> Post:
    return post(1, title="新题", body=f"{first}\n\n第二段。\n\n第三段。\n")


def test_edited_texts_are_merged(site: Path) -> None:
    run(site, source(post(1)))
    path = edited(site, ("第三段。", "第三段，我改过。"))
    path = edited(site, ("date:", "series: mine\ndate:"))
    export = source(newer("第1篇的新正文。"))

    assert only(run(site, export)) is Outcome.MERGED
    assert values(path)["series"] == "mine"
    assert values(path)["title"] == "新题"
    assert body(path) == "第1篇的新正文。\n\n第二段。\n\n第三段，我改过。"
    before = tree(site)
    assert only(run(site, export)) is Outcome.KEPT
    assert tree(site) == before
    assert only(run(site, source(newer("再新。")))) is Outcome.MERGED
    assert body(path) == "再新。\n\n第二段。\n\n第三段，我改过。"


def test_conflicts_leave_both_versions_until_they_are_settled(site: Path) -> None:
    run(site, source(post(1)))
    path = edited(site, ("第1篇的正文。", "我的开头。"))
    mine = path.read_bytes()
    export = source(newer("他们的开头。"))
    report = run(site, export)
    incoming = path.with_name("zh.md.incoming")

    assert only(report) is Outcome.CONFLICT
    assert "zh.md.incoming" in report.render()
    assert path.read_bytes() == mine
    assert "他们的开头。" in body(incoming)
    before = tree(site)
    assert only(run(site, export)) is Outcome.CONFLICT
    assert tree(site) == before
    incoming.unlink()
    assert only(run(site, export)) is Outcome.KEPT
    assert only(run(site, source(replace(newer("他们的开头。"), tags=("新",))))) is Outcome.MERGED
    assert body(path).startswith("我的开头。")


def test_deleted_and_moved_texts_stay_where_their_author_put_them(site: Path) -> None:
    run(site, source(post(1), post(2)))
    (site / "content/posts/text-1/zh.md").unlink()
    (site / "content/posts/text-2").rename(site / "content/posts/my-name")
    report = run(site, source(post(1), newer_second()))

    assert [file.outcome for file in report.files] == [Outcome.KEPT, Outcome.UPDATED]
    assert "stays deleted" in report.render()
    assert not (site / "content/posts/text-1/zh.md").exists()
    assert not (site / "content/posts/text-2").exists()
    assert body(site / "content/posts/my-name/zh.md") == "新。"
    before = tree(site)
    run(site, source(post(1), newer_second()))
    assert tree(site) == before


def newer_second() -> Post:
    return post(2, body="新。\n")


def test_without_its_ledger_a_site_is_left_alone(site: Path) -> None:
    run(site, source(post(1), post(2)))
    edited(site, ("第三段。", "我的。"))
    (site / "content/wordpress/ledger.sqlite3").unlink()
    report = run(site, source(post(1), post(2)))

    assert [file.outcome for file in report.files] == [Outcome.KEPT, Outcome.UNCHANGED]
    assert len(list((site / "content/posts").iterdir())) == 2


def test_a_text_withdrawn_in_wordpress_becomes_a_draft_again(site: Path) -> None:
    run(site, source(post(1), post(2)))
    edited(site, ("第三段。", "我的。"), "content/posts/text-2/zh.md")
    withdrawn = [post(number, status="private") for number in (1, 2)]
    report = run(site, source(*withdrawn))

    assert [file.outcome for file in report.files] == [Outcome.UPDATED, Outcome.MERGED]
    for number in (1, 2):
        assert values(site / f"content/posts/text-{number}/zh.md")["status"] == "draft"


def test_a_text_thrown_away_in_wordpress_becomes_a_draft(site: Path) -> None:
    run(site, source(post(1), post(2, status="trash")))
    binned = [post(n, status="trash", slug=f"p{n}__trashed", permalink=None) for n in (1, 2)]
    report = run(site, source(*binned))

    (text,) = report.files
    assert text.target is not None
    assert "status: draft" in text.target.read_text(encoding="utf-8")
    assert [file.outcome for file in run(site, source(*binned)).files] == [Outcome.UNCHANGED]
    text.target.unlink()
    assert not run(site, source(*binned)).files


def test_a_conflict_over_a_withdrawn_text_is_told(site: Path) -> None:
    run(site, source(post(1)))
    edited(site, ("第1篇的正文。", "我的开头。"))
    report = run(site, source(post(1, body="他们的。", status="private")))

    assert only(report) is Outcome.CONFLICT
    assert "public here, but not in the export (status: private)" in report.render()


def test_no_old_address_leads_to_a_text_that_is_gone(site: Path) -> None:
    said = (comment(1),)
    stays, other = post(1, comments=said), post(2, comments=said)
    run(site, source(stays, other, post(3, comments=said)))
    redirects = site / "data/redirects/wordpress.csv"
    before = redirects.read_text(encoding="utf-8")
    assert {"/2.html", "/feeds/comments/text-3.xml"} < {
        line.rpartition(",")[2] for line in before.splitlines()
    }

    (site / "content/posts/text-2/zh.md").unlink()
    (site / "content/posts/text-2/comments.zh.json").unlink()
    # Neither does one when the export holds the deleted text no longer.
    for export in (source(stays), source(stays, other, post(3, status="private", comments=said))):
        run(site, export)
        after = redirects.read_text(encoding="utf-8")
        assert "2.html" not in after
        assert "text-2.xml" not in after
    assert "3.html" not in after
    assert "text-3.xml" not in after
    assert "text-1.xml" in after


def test_comments_of_a_moved_text_move_along(site: Path) -> None:
    run(site, source(post(1, comments=(comment(1),))))
    (site / "content/posts/text-1").rename(site / "content/posts/mine")
    run(site, source(post(1, comments=(comment(1), comment(2)))))
    text = (site / "content/posts/mine/comments.zh.json").read_bytes()

    assert len(json.loads(text)["comments"]) == 2
    assert not (site / "content/posts/text-1").exists()


def test_numbers_know_a_text_again_whatever_its_address_is_now(site: Path) -> None:
    run(site, source(post(1), post(2, status="draft")))
    report = run(site, source(post(2, slug="other"), post(1, permalink="/2012/10/x/")))

    assert [file.outcome for file in report.files] == [Outcome.UPDATED, Outcome.UPDATED]
    assert values(site / "content/posts/text-1/zh.md")["permalink"] == "/2012/10/x/"
    assert "status" not in values(site / "content/posts/text-2/zh.md")


def test_translations_share_a_bundle(site: Path) -> None:
    report = run(
        site,
        source(
            post(1, slug="english", language="en", translations="pll_1"),
            post(2, slug="中文", language="zh_CN", translations="pll_1"),
            post(3, slug="dritte", language="de", translations="pll_1"),
            post(4, slug="vier", language="en", translations="pll_1"),
        ),
    )
    files = sorted(p.relative_to(site / "content").as_posix() for p in site.rglob("*.md"))

    assert files == [
        "posts/dritte/zh.md",
        "posts/vier/en.md",
        "posts/中文/en.md",
        "posts/中文/zh.md",
    ]
    assert "its language, de, is none of the site's" in report.render()
    assert "its group of translations has a text in en already" in report.render()


def test_names_that_differ_by_case_or_normal_form_never_collide(site: Path) -> None:
    slugs = ("café", "cafe\u0301", "CAFÉ", "Ⅷ", "ⅷ")
    texts = [post(n, slug=slug) for n, slug in enumerate(slugs, start=1)]
    run(site, source(*texts))
    before = tree(site)
    names = [path.name.casefold() for path in (site / "content/posts").iterdir()]

    assert len(set(names)) == 5
    assert run(site, source(*reversed(texts))).totals == {Outcome.UNCHANGED: 5}
    assert tree(site) == before


def test_many_texts_with_one_address_are_each_known_again(site: Path) -> None:
    bare = {"number": "", "permalink": "/one", "address": "https://old.example/one"}
    texts = [
        post(n, slug=f"x-{n // 2}", date=f"2012-01-{n % 2 + 1:02}", **bare) for n in range(210)
    ]
    report = run(site, source(*texts))

    assert report.totals == {Outcome.IMPORTED: 210}
    assert sum(file.post.withheld == "" for file in report.files if file.post) == 1
    before = tree(site)
    assert run(site, source(*reversed(texts))).totals == {Outcome.UNCHANGED: 210}
    assert tree(site) == before


def test_moderation_by_the_author_survives_new_comments(site: Path) -> None:
    run(site, source(post(1, comments=(comment(1), comment(2)))))
    path = site / "content/posts/text-1/comments.zh.json"
    kept = json.loads(path.read_bytes())["comments"]
    path.write_text(json.dumps({"comments": kept[:1]}), encoding="utf-8")
    report = run(site, source(post(1, comments=(comment(1), comment(2), comment(3)))))

    assert [one["id"] for one in json.loads(path.read_bytes())["comments"]] == ["1", "3"]
    assert outcomes(report, "comments approved") == {"merged": 3}


def test_an_export_of_one_part_forgets_nothing_of_the_other(site: Path) -> None:
    run(site, source(post(1, type="wp_block"), post(2, comments=(comment(1),))))
    run(site, source(post(3, type="wp_block"), post(1, type="wp_block", body="新")))
    kept = lines(site / "content/wordpress/items.jsonl")

    assert [(one["number"], one["body"][:1]) for one in kept] == [("3", "第"), ("1", "新")]
    assert len(lines(site / "content/wordpress/comments.jsonl")) == 1
    before = tree(site)
    run(site, source(post(3, type="wp_block"), post(1, type="wp_block", body="新")))
    assert tree(site) == before


def test_many_texts_are_converted_in_processes_and_in_order(site: Path) -> None:
    texts = [post(number) for number in range(1, 41)]
    report = run(site, source(*texts))

    assert [file.post.number for file in report.files if file.post] == [t.number for t in texts]
    assert report.totals == {Outcome.IMPORTED: 40}
    assert "第40篇的正文。" in body(site / "content/posts/text-40/zh.md")


def test_a_damaged_ledger_stops_the_import(site: Path) -> None:
    run(site, source(post(1)))
    (site / "content/wordpress/ledger.sqlite3").write_bytes(b"no database" * 500)
    before = tree(site)
    report = import_site(source(post(2)), site / "content", site / "data", Options())

    assert report.exit_code == 1
    assert "ledger.sqlite3: cannot be used" in report.render()
    assert tree(site) == before


def test_an_import_killed_at_any_point_is_completed_by_the_next(tmp_path: Path) -> None:
    script = Path(__file__).with_name("killed_imports.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert done.returncode == 0, done.stdout
    assert int(done.stdout.split()[0]) > 20
