from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.commands import import_exports, named
from plugins.wordpress.model import Outcome
from plugins.wordpress.run.options import Options
from plugins.wordpress.sources.exporter_folder import find_exports
from plugins.wordpress.sources.exporter_markdown import read

if TYPE_CHECKING:
    from plugins.wordpress.model import Post
    from plugins.wordpress.reports.import_report import ImportReport

EXPORT = Path(__file__).parent / "fixtures" / "export"
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "taxonomy.toml").write_text(
        '[[tags]]\nslug = "kvm"\nname = "KVM"\n', encoding="utf-8"
    )
    return tmp_path


def run(site: Path, source: Path = EXPORT, *, dry_run: bool = False) -> ImportReport:
    options = Options(dry_run=dry_run)
    report = import_exports([source], site / "content", data=site / "data", options=options)
    assert sum(report.totals.values()) == len(report.files)
    assert all(tally.balances for tally in report.tallies)
    return report


def tree(site: Path) -> dict[str, bytes]:
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def exported(folder: Path, name: str, yaml: str, body: str = "正文。\n") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"---\n{yaml}\n---\n{body}", encoding="utf-8")
    return folder


def test_a_folder_is_imported_and_broken_files_are_one_line(site: Path) -> None:
    report = run(site)

    assert report.totals == {Outcome.IMPORTED: 2, Outcome.FAILED: 1}
    assert report.exit_code == 1
    assert (site / "content/posts/kvm-notes/zh.md").read_text(encoding="utf-8") == (
        "---\ntitle: 'KVM & Xen: notes'\ndate: 2012-11-02T08:30:00+08:00\npermalink: /11.html\n"
        "category: linux\nfurther_categories:\n- 虚拟化\ntags:\n- kvm\n- c\n"
        "author: 站长\nsummary: KVM 比想象的快，见 上一篇。\nwordpress:\n"
        "  author: 站长\n  layout: post\n  guid: http://old.example/?p=11\n"
        "  views:\n  - 1280248249638191326\n  phone: 0123\n  rating: 4.50\n"
        "  title: 'KVM &amp; Xen: notes'\n  id: 11\n---\n\n"
        '[![](/wp-content/uploads/2012/11/kvm_plan.png "kvm_plan"){: width="640" height="480"}]'
        "(/wp-content/uploads/2012/11/kvm_plan.png)\n\n"
        "**KVM** 比想象的快，见 [上一篇](/9.html)。\n\n## 排名 :\n\nKVM->Xen→OpenVZ\n\n"
        '```bash\n\tfree -m\n\n  \necho "a && b"\n```\n\n'
        "| 项目 | 数值 |\n| --- | --- |\n| 读 | 1 |\n"
    )
    text = report.render()
    assert "2012-11-04-broken.md:3: front matter: mapping values are not allowed here" in text
    assert "排名: KVM > Xen > OpenVZ" in text
    assert "/wp-content/uploads/2012/11/kvm_plan.png: missing" in text
    assert "items post        2 found = 2 imported" in text
    assert "items unreadable  1 found = 1 failed" in text
    assert "Traceback" not in text


def test_what_was_not_public_stays_so(site: Path) -> None:
    run(site)
    draft = (site / "content/posts/private-plans/en.md").read_text(encoding="utf-8")

    assert "status: draft\n" in draft
    assert "published: false\n" in draft


def test_new_terms_reach_the_taxonomy_and_old_ones_are_used(site: Path) -> None:
    run(site)
    terms = tomllib.loads((site / "data/taxonomy.toml").read_text(encoding="utf-8"))

    assert [term["slug"] for term in terms["tags"]] == ["kvm", "c"]
    assert [term["slug"] for term in terms["categories"]] == ["linux", "虚拟化", "uncategorised"]


def test_pages_become_pages(site: Path, tmp_path: Path) -> None:
    export = exported(tmp_path / "export", "about.md", "title: 关于\nlayout: page\ntags: [x]")
    report = run(site, export)

    assert report.exit_code == 0
    assert (site / "content/pages/about/zh.md").read_text(encoding="utf-8") == (
        "---\ntitle: 关于\nsummary: 正文。\n"
        "wordpress:\n  layout: page\n  import_fingerprint: 8ac9286a\n  tags:\n  - x\n---\n"
        "\n正文。\n"
    )


def test_a_target_outside_the_content_folder_fails(site: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (site / "content").mkdir()
    (site / "content" / "posts").symlink_to(tmp_path / "outside")
    report = run(site)

    assert report.totals == {Outcome.FAILED: 3}
    assert not list((tmp_path / "outside").iterdir())


def test_a_second_import_changes_nothing(site: Path) -> None:
    run(site)
    before = tree(site)
    report = run(site)

    assert report.totals == {Outcome.UNCHANGED: 2, Outcome.FAILED: 1}
    assert report.terms == []
    assert tree(site) == before


def test_an_authors_edits_are_never_overwritten(site: Path) -> None:
    run(site)
    path = site / "content/posts/kvm-notes/zh.md"
    path.write_text(path.read_text(encoding="utf-8") + "Mine.\n", encoding="utf-8")
    report = run(site)

    assert report.totals[Outcome.KEPT] == 1
    assert path.read_text(encoding="utf-8").endswith("Mine.\n")
    assert "differs from this import and was left alone" in report.render()


def test_a_dry_run_reports_the_same_and_writes_nothing(site: Path) -> None:
    before = tree(site)
    dry = run(site, dry_run=True).render()

    assert tree(site) == before
    assert dry.replace("Dry run: nothing was written.\n", "") == run(site).render()


def test_a_permalink_that_is_taken_makes_a_draft(site: Path) -> None:
    folder = site / "content/posts/mine"
    folder.mkdir(parents=True)
    (folder / "zh.md").write_text("---\ntitle: x\npermalink: /11.html\n---\n", encoding="utf-8")
    report = run(site)
    text = (site / "content/posts/kvm-notes/zh.md").read_text(encoding="utf-8")

    assert "status: draft\n" in text
    assert "permalink: /11.html\n" in text
    assert "/kvm-notes/zh.md: /11.html is already content/posts/mine/zh.md" in report.render()
    assert run(site).totals[Outcome.UNCHANGED] == 2


def test_posts_with_one_name_get_folders_of_their_own_in_any_order(
    site: Path, tmp_path: Path
) -> None:
    export = exported(tmp_path / "export", "2012-01-01-a.md", "permalink: /1.html")
    exported(export, "2012-01-02-A.md", "permalink: /2.html")
    report = run(site, export)
    names = {file.target.parent.name for file in report.files if file.target}

    assert len(names) == 2
    assert "a" in names
    assert "holds another text: imported beside it" in report.render()
    before = tree(site)
    run(site, export / "2012-01-02-A.md")
    assert run(site, export).totals == {Outcome.UNCHANGED: 2}
    assert tree(site) == before


def test_two_posts_with_one_permalink_are_never_both_public(site: Path, tmp_path: Path) -> None:
    export = exported(tmp_path / "export", "2012-01-01-a.md", "permalink: /1.html")
    exported(export, "2012-01-02-b.md", "permalink: /1.HTML")
    run(site, export)

    assert "status" not in (site / "content/posts/a/zh.md").read_text(encoding="utf-8")
    assert "status: draft" in (site / "content/posts/b/zh.md").read_text(encoding="utf-8")
    assert run(site, export).totals == {Outcome.UNCHANGED: 2}


def test_two_posts_of_one_day_and_name_are_both_imported_and_known_again(
    site: Path, tmp_path: Path
) -> None:
    (tmp_path / "export").mkdir()
    for folder in "ab":
        exported(tmp_path / "export" / folder, "2012-01-01-x.md", "title: x", f"正文{folder}。\n")
    assert run(site, tmp_path / "export").totals == {Outcome.IMPORTED: 2}
    paths = sorted((site / "content/posts").glob("x*/zh.md"))
    texts = [path.read_text(encoding="utf-8") for path in paths]

    assert sorted(text.rpartition("\n\n")[2] for text in texts) == ["正文a。\n", "正文b。\n"]
    assert run(site, tmp_path / "export").totals == {Outcome.UNCHANGED: 2}
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text + "Mine.\n", encoding="utf-8")
    assert run(site, tmp_path / "export").totals == {Outcome.KEPT: 2}
    assert sorted((site / "content/posts").glob("*/*")) == paths


def test_a_file_name_that_is_not_utf_8_costs_only_its_own_file(site: Path, tmp_path: Path) -> None:
    export = exported(tmp_path / "export", "2012-01-01-\udcd6\udcd0.md", "title: x")
    exported(export, "2012-01-02-y.md", "title: y")
    exported(export, "2012-01-03-a\nb\x1b[2J.md", "title: z")
    report = run(site, export)
    printed = report.render()

    assert report.totals == {Outcome.IMPORTED: 2, Outcome.FAILED: 1}
    assert "\\udcd6\\udcd0.md: the file's name is not UTF-8 (wordpress/file-name)" in printed
    assert list(report.document().texts)[1].source.endswith("2012-01-03-a\nb\x1b[2J.md")
    assert "\x1b" not in printed
    assert printed.encode("utf-8")


def test_half_characters_in_front_matter_are_one_line(site: Path, tmp_path: Path) -> None:
    export = exported(tmp_path / "export", "2012-01-01-x.md", r'title: "\ud800"')
    exported(export, "2012-01-02-y.md", r'"a\udfff": b')
    report = run(site, export)

    assert report.totals == {Outcome.IMPORTED: 1, Outcome.FAILED: 1}
    assert report.render().count("half a character") == 2
    assert all(text.encode() for text in tree(site))


def test_an_error_while_reading_costs_only_its_own_file(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, *, plain: bool) -> Post | Problem:
        if "-x" in path.name:
            raise ValueError("strange\nfile")
        return read(path, plain=plain)

    monkeypatch.setattr("plugins.wordpress.sources.exporter_folder.read", failing)
    export = exported(tmp_path / "export", "2012-01-01-x.md", "title: x")
    report = run(site, exported(export, "2012-01-02-y.md", "title: y"))

    assert report.totals == {Outcome.IMPORTED: 1, Outcome.FAILED: 1}
    assert "x.md: cannot be read: ValueError: strange file (wordpress/unreadable)" in (
        report.render()
    )


def test_a_post_converts_the_same_whatever_failed_before_it(site: Path, tmp_path: Path) -> None:
    body = "- a\n\n    b\n\n名\n: 义\n"
    export = exported(tmp_path / "export", "2012-01-02-a.md", "title: x", "a\n: b\n" * 500)
    exported(export, "2012-01-01-a.md", "title: x", body)
    exported(export, "2012-01-03-a.md", "title: x", body)
    report = run(site, export)
    first, failed, last = report.files

    assert failed.outcome is Outcome.FAILED
    assert first.converted is not None
    assert first.converted == last.converted


def test_hostile_files_are_one_line_each_and_write_nowhere_else(site: Path, tmp_path: Path) -> None:
    export = exported(tmp_path / "export", "2012-01-01-%2e%2e%2f%2e%2e%2fetc.md", "title: ../../x")
    exported(export, "2012-01-02-py.md", "draft: !!python/object/apply:os.system ['id']")
    exported(export, "2012-01-03-deep.md", "title: x", "<div>" * 10_000)
    exported(export, "2012-01-04-deeper.md", "status: " + "[" * 10_000)
    (export / "2012-01-05-none.md").write_bytes("title: 中\n".encode("gb18030"))
    report = run(site, export)

    assert report.totals == {Outcome.IMPORTED: 1, Outcome.FAILED: 4}
    written = {file for file in tree(site) if not file.startswith("export")}
    assert {file for file in written if not file.startswith("content/wordpress/")} == {
        "content/posts/etc/zh.md",
        "data/redirects/wordpress.csv",
        "data/taxonomy.toml",
    }
    lines = [line for line in report.render().split("\n") if "(wordpress/" in line]
    assert len(lines) == 4


def test_pictures_that_are_supplied_are_not_missed(site: Path) -> None:
    picture = site / "content/wp-content/uploads/2012/11/kvm_plan.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"x")

    assert "not supplied" not in run(site).render().replace("that are not supplied", "")


def test_a_broken_taxonomy_is_reported_and_left_alone(site: Path) -> None:
    path = site / "data/taxonomy.toml"
    path.write_text("[[tags]\n", encoding="utf-8")
    report = run(site)

    assert report.exit_code == 1
    assert path.read_text(encoding="utf-8") == "[[tags]\n"
    assert "no term was added" in report.render()
    assert report.totals[Outcome.IMPORTED] == 2


def test_a_taxonomy_that_cannot_grow_is_reported(site: Path) -> None:
    path = site / "data/taxonomy.toml"
    path.write_text('tags = [{ slug = "kvm" }]\n', encoding="utf-8")
    report = run(site)

    assert path.read_text(encoding="utf-8") == 'tags = [{ slug = "kvm" }]\n'
    assert "add these by hand: linux" in report.render()


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_import_is_an_error(site: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    report = run(site, tmp_path / name)

    assert report.exit_code == 1
    assert "wordpress/no-source" in report.render()


def test_files_are_found_in_order_whatever_their_extension(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.md", "b/1.markdown", "a.MD", "a.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")

    found = [path.relative_to(tmp_path).as_posix() for path in find_exports(tmp_path)]
    assert found == ["a.MD", "b/1.markdown", "b/2.md"]


def samples(name: str) -> Path:
    folder = SAMPLES / name
    if not folder.exists():
        pytest.skip(f"no ../shared/samples/{name} beside the repository")
    return folder


def test_the_seed_is_imported_whole(site: Path) -> None:
    report = run(site, samples("seed"))
    (file,) = report.files

    assert report.exit_code == 0
    assert file.post is not None
    assert file.converted is not None
    assert (file.post.permalink, file.post.date) == ("/2369.html", "2012-10-26")
    assert [chain.names for chain in file.converted.chains] == [
        ("KVM", "OpenVZ", "XEN", "HyperV", "Vmware"),
        ("KVM", "XEN", "OpenVZ", "HyperV", "Vmware"),
    ]
    assert file.converted.coverage == 1
    assert file.converted.differences == file.converted.kept_as_html == ()
    assert file.converted.before.links == 2
    assert file.converted.after.links + len(file.converted.notes) == 2
    assert file.converted.after.pictures == 1
    assert next(iter(report.document().texts)).missing == (
        "/wp-content/uploads/2012/10/linux_vps.gif",
    )


@pytest.mark.parametrize("name", ["wordpress/jekyll-export", "wordpress/hugo-export"])
def test_real_exports_lose_nothing(site: Path, name: str) -> None:
    report = run(site, samples(name))

    assert report.totals == {Outcome.IMPORTED: 13}
    for file in report.files:
        assert file.converted is not None
        assert file.converted.coverage == 1
        assert file.converted.differences == ()
        assert file.converted.before == file.converted.after
    shutil.rmtree(site / "data")
    assert run(site, samples(name)).totals == {Outcome.UNCHANGED: 13}


def test_words_with_a_sign_of_equality_are_pairs() -> None:
    assert named(["lin=lin-xiaoyu", "a = b"], "author", "x=y") == {"lin": "lin-xiaoyu", "a": "b"}
    wrong = named(["lin"], "author", "lin=lin-xiaoyu")
    assert isinstance(wrong, Problem)
    assert wrong.mend == "write --author lin=lin-xiaoyu"
