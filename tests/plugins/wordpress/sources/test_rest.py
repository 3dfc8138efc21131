from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plugins.diagnostics import Problem
from plugins.wordpress.model import Author, Comment, Post, Term
from plugins.wordpress.sources.rest import RestSource, open_rest
from tests.conftest import ROOT
from tests.plugins.wordpress.web_server import Request, client, serving

if TYPE_CHECKING:
    from pathlib import Path

RECORDED = ROOT / "tests/plugins/wordpress/fixtures/rest/wordpress-6.1.json"
"""What a real WordPress 6.1 answered, by path and query, without the list of its routes."""


class Recorded:
    """Answers as the real site did; `changes` answers instead by the path without its query."""

    def __init__(self, **changes: int | str) -> None:
        self.answers: dict[str, dict[str, Any]] = {
            address.partition("?")[0]: answer
            for address, answer in json.loads(RECORDED.read_text(encoding="utf-8")).items()
        }
        self.changes = changes

    def __call__(self, request: Request) -> None:
        path = request.path.partition("?")[0]
        change = self.changes.get(path.rpartition("/")[2])
        if isinstance(change, int):
            request.answer(change, b"{}")
            return
        answer = self.answers.get(path)
        if answer is None:
            request.answer(404, b"{}")
            return
        body = answer["body"] if isinstance(answer["body"], str) else json.dumps(answer["body"])
        base = f"http://{request.headers['Host']}"
        body = (change or "") + body.replace("http://old.example", base)
        headers = {
            key: value.replace("http://old.example", base)
            for key, value in answer["headers"].items()
        }
        request.answer(answer["status"], body.encode(), **headers)


def opened(site: Recorded, folder: Path) -> tuple[RestSource | Problem, list[str], str]:
    lines: list[str] = []
    with serving(site) as server, client() as web:
        return open_rest(server.url, web, folder, lines.append), lines, server.url


def source_of(site: Recorded, folder: Path) -> tuple[RestSource, str]:
    source, _, base = opened(site, folder)
    assert isinstance(source, RestSource)
    return source, base


def posts_of(source: RestSource) -> dict[str, Post]:
    found = list(source.posts())
    posts = [post for post in found if isinstance(post, Post)]
    assert len(posts) == len(found)
    return {post.slug: post for post in posts}


def test_the_site_is_known(tmp_path: Path) -> None:
    source, base = source_of(Recorded(), tmp_path)
    site = source.site()
    assert (site.title, site.address, site.language) == ("运维笔记 & more", base, "en-US")
    assert site.authors["li-ming"] == Author("li-ming", "李明", "li-ming", "2")
    assert Term("category", "kvm", "虚拟化 & KVM", "%e6%9c%8d%e5%8a%a1%e5%99%a8", "", "3") in (
        site.terms
    )
    assert source.closed == ("menus", "menu-items")


def test_texts_of_every_type_are_read(tmp_path: Path) -> None:
    source, base = source_of(Recorded(), tmp_path)
    posts = posts_of(source)
    types = {slug: post.type for slug, post in posts.items()}
    assert types == {
        "hello-world": "post",
        **{f"文章-{n}-引号": "post" for n in range(1, 6)},
        "密码": "post",
        "sample-page": "page",
        "about": "page",
        "team": "page",
        "图-x": "attachment",
        "book-one": "book",
    }
    first = posts["文章-1-引号"]
    assert first.title == "文章 1 <VPS> & “引号”"
    assert (first.permalink, first.address) == ("/4.html", f"{base}/4.html")
    assert (first.date, first.markup, first.kind) == (
        "2012-10-21T08:00:00+08:00",
        "rendered",
        "posts",
    )
    assert (first.categories, first.tags) == (("服务器",), ("tag1", "磁盘"))
    assert (first.excerpt, first.author, first.withheld) == ("手写摘要", "admin", "")
    assert "<pre>a  <  b</pre>" in first.body
    assert posts["文章-2-引号"].sticky
    assert posts["文章-2-引号"].excerpt == ""
    assert posts["文章-3-引号"].field("_thumbnail_id") == posts["图-x"].number
    assert posts["team"].parent == posts["about"].number
    assert (posts["about"].order, posts["about"].kind) == (3, "pages")
    assert posts["book-one"].terms[0].name == "小说"


def test_comments_belong_to_their_text(tmp_path: Path) -> None:
    source, _ = source_of(Recorded(), tmp_path)
    one, two = posts_of(source)["文章-1-引号"].comments
    assert one == Comment(
        number="2",
        parent="",
        author="张三",
        address="http://zhang.example/",
        email="",
        date="2012-10-27T09:00:00+08:00",
        body="<p>好文</p>\n<p>谢谢</p>\n",
        status="approved",
    )
    assert two.parent == one.number


def test_a_protected_text_stays_so(tmp_path: Path) -> None:
    source, _ = source_of(Recorded(), tmp_path)
    protected = posts_of(source)["密码"]
    assert (protected.withheld, protected.body) == ("protected by a password", "")
    assert protected.notes


def test_attachments_name_their_files(tmp_path: Path) -> None:
    source, base = source_of(Recorded(), tmp_path)
    picture = posts_of(source)["图-x"]
    assert picture.attachment == f"{base}/wp-content/uploads/2012/10/x.jpg"
    assert (picture.excerpt, picture.body) == ("说明", "<p>描述</p>\n")
    assert picture.field("_wp_attachment_image_alt") == "替代"
    details = picture.extras["media_details"]
    assert isinstance(details, dict)
    assert details["sizes"]["medium"]["file"] == "x-300x200.jpg"


def test_it_can_be_read_again_without_the_site(tmp_path: Path) -> None:
    source, _ = source_of(Recorded(), tmp_path)
    assert list(source.posts()) == list(source.posts())
    post = posts_of(source)["文章-1-引号"]
    assert post.line == 2
    assert '"id": 4' in post.source.read_text(encoding="utf-8").splitlines()[1]


def test_messages_of_php_before_the_json_are_left_out(tmp_path: Path) -> None:
    noise = "<br />\n<b>Warning</b>: Undefined array key [0] in {/x.php} on line <b>3</b><br />\n"
    source, _ = source_of(Recorded(posts=noise, types=noise), tmp_path)
    assert "文章-1-引号" in posts_of(source)


def test_closed_users_and_comments_cost_only_themselves(tmp_path: Path) -> None:
    source, lines, _ = opened(Recorded(users=401, comments=403), tmp_path)
    assert isinstance(source, RestSource)
    assert {"users", "comments"} < set(source.closed)
    assert posts_of(source)["文章-1-引号"].author == "1"
    assert "users: not public" in lines
    assert "posts: 7" in lines


def test_a_closed_interface_is_a_problem(tmp_path: Path) -> None:
    for closed in ("posts", "types"):
        source, _, _ = opened(Recorded(**{closed: 401}), tmp_path)
        assert isinstance(source, Problem)
        assert "does not show" in source.message


def test_a_site_that_is_no_wordpress_is_a_problem(tmp_path: Path) -> None:
    with serving(lambda request: request.answer(body=b"<p>Hello")) as server, client() as web:
        source = open_rest(server.url, web, tmp_path)
    assert isinstance(source, Problem)
    assert "no REST interface" in source.message


def test_a_site_that_does_not_answer_is_a_problem(tmp_path: Path) -> None:
    with client() as web:
        source = open_rest("http://127.0.0.1:1/", web, tmp_path)
    assert isinstance(source, Problem)


def test_a_site_that_fails_half_way_is_a_problem_not_half_a_site(tmp_path: Path) -> None:
    source, _, _ = opened(Recorded(media=500), tmp_path)
    assert isinstance(source, Problem)
    assert "not read to its end" in source.message
