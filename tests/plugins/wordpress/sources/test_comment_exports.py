from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.diagnostics import Problem
from plugins.wordpress.model import Comment, Post
from plugins.wordpress.sources import stored_threads
from plugins.wordpress.sources.comment_exports import CommentExport, read_comments
from plugins.wordpress.sources.comment_threads import CommentJoin, Thread

DUOSHUO = {
    "generator": "duoshuo",
    "version": "0.1",
    "threads": [
        {
            "site_id": 1,
            "thread_id": "1280248249638191326",
            "thread_key": "2369",
            "url": "http://old.example/2369.html",
            "title": "KVM &amp; Xen",
        },
        {"thread_id": 7, "thread_key": "gone", "url": "http://old.example/gone.html"},
    ],
    "posts": [
        {
            "post_id": "100000000000000001",
            "thread_id": "1280248249638191326",
            "parents": None,
            "author_name": "张三",
            "author_email": "z@x.example",
            "author_url": "http://z.example",
            "message": "好文章<br>谢谢",
            "created_at": "2013-05-01T10:00:00+08:00",
            "ip": "10.0.0.1",
        },
        {
            "post_id": 100000000000000002,
            "thread_id": 1280248249638191326,
            "parents": ["100000000000000009", "100000000000000001"],
            "author_name": "李四",
            "message": "同意",
            "created_at": "2013-05-02T10:00:00+08:00",
            "status": "spam",
        },
        {"post_id": "3", "thread_id": 7, "author_name": "x", "message": "y", "status": "odd"},
    ],
}

DISQUS = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>x</forum></category>
<thread dsq:id="11"><id>2369 http://old.example/?p=2369</id><link>http://old.example/2369.html</link>
<title>KVM &amp;amp; Xen</title></thread>
<post dsq:id="21"><id></id><message><![CDATA[<p>Good</p>]]></message>
<createdAt>2013-05-01T02:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Ann</name><email>a@x.example</email><username>ann</username></author>
<ipAddress>10.0.0.2</ipAddress><thread dsq:id="11"/></post>
<post dsq:id="22"><message>b</message><createdAt>2013-05-01T02:00:00Z</createdAt>
<isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>B</name></author>
<thread dsq:id="11"/><parent dsq:id="21"/></post>
<post dsq:id="23"><message>c</message><isDeleted>true</isDeleted><isSpam>true</isSpam>
<thread dsq:id="11"/></post>
</disqus>
"""


def export(path: Path, content: object) -> CommentExport:
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    found = read_comments(path)
    assert isinstance(found, CommentExport), found
    return found


def post(**fields: object) -> Post:
    usual: dict[str, object] = {
        "source": Path("x.xml"),
        "kind": "posts",
        "slug": "x",
        "title": "x",
        "date": "",
        "modified": "",
        "permalink": None,
        "categories": (),
        "tags": (),
        "excerpt": "",
        "withheld": "",
        "extras": {},
        "body": "",
    }
    return Post(**(usual | fields))  # type: ignore[arg-type]  # made of what each test names


def test_duoshuo(tmp_path: Path) -> None:
    found = export(tmp_path / "x", DUOSHUO)

    assert found.system == "duoshuo"
    assert found.problems == ()
    first, second = found.threads
    assert (first.number, first.key, first.title) == ("1280248249638191326", "2369", "KVM & Xen")
    assert first.comments[0] == Comment(
        number="100000000000000001",
        parent="",
        author="张三",
        address="http://z.example",
        email="z@x.example",
        date="2013-05-01T10:00:00+08:00",
        body="好文章<br>谢谢",
        status="approved",
        extras={"ip": "10.0.0.1"},
    )
    assert (first.comments[1].parent, first.comments[1].status) == ("100000000000000001", "spam")
    assert [comment.status for comment in second.comments] == ["pending"]


def test_disqus(tmp_path: Path) -> None:
    found = export(tmp_path / "x", DISQUS)

    assert (found.system, found.problems) == ("disqus", ())
    [thread] = found.threads
    assert (thread.number, thread.address) == ("11", "http://old.example/2369.html")
    assert [comment.status for comment in thread.comments] == ["approved", "trash", "spam"]
    assert thread.comments[0] == Comment(
        number="21",
        parent="",
        author="Ann",
        address="",
        email="a@x.example",
        date="2013-05-01T02:00:00Z",
        body="<p>Good</p>",
        status="approved",
        extras={"username": "ann", "ip": "10.0.0.2"},
    )
    assert thread.comments[1].parent == "21"


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "2369"},
        {"permalink": "/2369.html"},
        {"address": "http://www.old.example/2369.html"},
        {"address": "http://old.example/?p=2369", "number": "2369"},
        {"extras": {"duoshuo_thread_id": ["1280248249638191326"]}},
        {"meta": (("duoshuo_thread_id", "1280248249638191326"),)},
        {"meta": (("dsq_thread_id", "11"),)},
    ],
)
def test_threads_find_their_text(tmp_path: Path, fields: dict[str, object]) -> None:
    threads = [
        *export(tmp_path / "1", DUOSHUO).threads,
        *export(tmp_path / "2", DISQUS).threads,
    ]
    join = CommentJoin(threads)

    assert len(join.comments_of(post(**fields))) in {2, 3, 5}
    assert join.comments_of(post(**fields)) == join.comments_of(post(**fields))
    assert "gone" in [thread.key for thread in join.unclaimed()]
    assert len(list(join.unclaimed())) < 3


def test_ids_lost_to_a_float_name_nothing() -> None:
    thread = Thread("1280248249638191326", "2369", "", "", (comment("1"),))
    join = CommentJoin([thread])

    assert join.comments_of(post(extras={"duoshuo_thread_id": ["1.2802482496382E+18"]})) == ()
    assert list(join.unclaimed()) == [thread]
    assert join.comments_of(post(number="2369")) == (comment("1"),)


def test_chinese_slugs_match_however_they_are_encoded() -> None:
    join = CommentJoin([Thread("1", "", "http://x.example/%E4%B8%AD", "", (comment("1"),))])

    assert join.comments_of(post(permalink="/%e4%b8%ad/")) == (comment("1"),)
    assert join.comments_of(post(permalink="/中")) == (comment("1"),)


def test_comments_that_wordpress_holds_already_are_not_doubled() -> None:
    copied = Comment("5", "", "A", "", "", "", "x", "approved", extras={"meta:dsq_post_id": "21"})
    same = Comment("6", "", "B", "", "", "", "Same  text", "approved")
    thread = Thread(
        "1",
        "9",
        "",
        "",
        (comment("21"), Comment("22", "", "B", "", "", "", "<p>Same text</p>", "approved")),
    )

    assert CommentJoin([thread]).comments_of(post(number="9", comments=(copied, same))) == ()


def comment(number: str) -> Comment:
    return Comment(number, "", "A", "", "", "", f"text {number}", "approved")


def test_what_breaks_off_keeps_its_beginning(tmp_path: Path) -> None:
    text = json.dumps(DUOSHUO)
    found = export(tmp_path / "1", text[: text.index('"post_id": "3"')])
    assert len(found.threads[0].comments) == 2
    assert [problem.code for problem in found.problems] == ["wordpress/comments"]

    found = export(tmp_path / "2", DISQUS[: DISQUS.index('<post dsq:id="23"')])
    assert len(found.threads[0].comments) == 2
    assert [problem.code for problem in found.problems] == ["wordpress/comments"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"posts": ' + "[" * 100_000,
        "<html></html>",
        '<!DOCTYPE disqus [<!ENTITY x "y">]><disqus xmlns="http://disqus.com">&x;</disqus>',
        '<disqus xmlns="http://disqus.com">' + "<a>" * 10_000,
    ],
)
def test_what_cannot_be_read_is_one_problem(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x"
    path.write_text(text, encoding="utf-8")

    assert isinstance(read_comments(path), Problem)


def duoshuo(comments: list[dict[str, object]]) -> dict[str, object]:
    return {"threads": [], "posts": comments}


def test_more_comments_on_one_text_than_any_has_are_left_out_and_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_threads, "MOST_COMMENTS", 2)
    found = export(tmp_path / "x", duoshuo([{"post_id": n, "thread_id": 1} for n in "123"]))

    assert [len(thread.comments) for thread in found.threads] == [2]
    assert "more than 2 comments in thread 1" in found.problems[0].message


def test_more_threads_than_any_site_has_are_left_out_and_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_threads, "MOST_THREADS", 2)
    found = export(tmp_path / "x", duoshuo([{"post_id": n, "thread_id": n} for n in "123"]))

    assert [thread.number for thread in found.threads] == ["1", "2"]
    assert "more than 2 threads" in found.problems[0].message


def test_a_comment_of_countless_values_ends_the_reading(tmp_path: Path) -> None:
    odd = {"post_id": "2", "thread_id": 1, "parents": list(range(20_000))}
    found = export(tmp_path / "1", duoshuo([{"post_id": "1", "thread_id": 1}, odd]))
    assert [len(thread.comments) for thread in found.threads] == [1]
    assert "values in one comment" in found.problems[0].message

    whole = DISQUS.replace("</disqus>", '<post dsq:id="24">' + "<a/>" * 20_000)
    found = export(tmp_path / "2", whole)
    assert len(found.threads[0].comments) == 3
    assert "elements in one comment" in found.problems[0].message


def test_comments_without_a_number_are_counted(tmp_path: Path) -> None:
    comments: list[dict[str, object]] = [{"message": "x"}, {"message": "y"}, {"post_id": "1"}]
    (problem,) = export(tmp_path / "x", duoshuo(comments)).problems

    assert problem.message == "comments without a post_id are left out: 2"


@pytest.mark.parametrize(
    "text",
    [
        '{"posts": [{"post_id": "1"}, {"post_id": "' + "x" * 200_000,
        '{"posts": [{"post_id": "1"}, {"x": ["' + ("x" * 9_000 + '", "') * 20 + '"]}]}',
        DISQUS.replace("</disqus>", "<post><message>" + f"<a>{'x' * 9_000}</a>" * 40),
    ],
)
def test_no_comment_may_fill_the_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(stored_threads, "LARGEST_COMMENT", 100_000)
    found = export(tmp_path / "x", text)

    assert len(found.threads) == 1
    assert "a comment of more than 100,000 bytes" in found.problems[0].message
