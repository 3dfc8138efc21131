"""The files of an imitated export: names, front matter and what is wrong with them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.plugins.wordpress.jekyll_corpus.bodies import HOST, Body
from tests.plugins.wordpress.jekyll_corpus.words import CATEGORIES, SUBJECTS, TAGS, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WITHHELD = "机密内容不得公开"
"""Stands in every text that was not public, and nowhere else."""

_FIRST_DAY = datetime(2009, 1, 3, 9, 30)  # noqa: DTZ001 (old exports state no time zone)

_TITLES = (
    "404",
    "2012-10-01",
    "yes",
    "'~'",
    "&#8220;小内存&#8221; VPS &amp; Nginx",
    "A &lt;b&gt; 标签 &#8211; 说明",
    "'[转载]: 为什么 * 和 & 不行？'",
    '"含 \\"引号\\" 与 \\\\ 反斜杠"',
    "|\n  两行的\n  标题",
    "<VPS> 与 <b>粗</b>",
    "C++ 与 C#：100%",
    "'   '",
    "长" * 180,
    "{{ site.title }} {% raw %}",
    '"控制\\x08字符\\u0001与\\u200b零宽"',
)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file of the export.

    Attributes:
        name: path in the export's folder.
        raw: its bytes.
        path: the old address that must answer, "" when there is none or it is not known.
        is_public: whether the old site showed it.
        is_usable: whether it can be imported at all.
    """

    name: str
    raw: bytes
    path: str
    is_public: bool = True
    is_usable: bool = True


def export(number: int, seed: int = 1) -> Iterator[ExportedFile]:
    """So many files, always the same ones for a seed."""
    chance = random.Random(seed)  # noqa: S311 (a sample, not a secret)
    numbers = range(100, 100 + number * 3, 3)
    for turn, identity in enumerate(numbers):
        yield _file(chance, turn, identity, numbers)


def write_export(folder: Path, number: int, seed: int = 1) -> list[ExportedFile]:
    """Write an export of so many files; returns them."""
    files = list(export(number, seed))
    for file in files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.raw)
    return files


def _file(chance: random.Random, turn: int, identity: int, numbers: range) -> ExportedFile:
    day = _FIRST_DAY + timedelta(hours=turn * 31 % 42_000)
    subject, verb = chance.choice(SUBJECTS), chance.choice(VERBS)
    title = f"{day:%y%m%d} {subject}{verb}" if chance.random() < 0.5 else f"{subject}{verb}"
    name = f"{day:%Y-%m-%d}-{_slug(chance, title)}-{identity}.md"
    body = Body(chance, numbers).text()
    if turn % 40 == 7:
        return _broken(chance, name, title, body)
    if turn % 45 == 11:
        return _withheld(chance, day, identity, body)
    if turn % 25 == 3:
        title = _TITLES[turn // 25 % len(_TITLES)]
    lines, path = _front_matter(chance, day, identity, title)
    text = "\n".join(["---", *lines, "---", body])
    if chance.random() < 0.1:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    raw = text.encode("utf-8", "surrogatepass")
    return ExportedFile(f"_posts/{name}", b"\xef\xbb\xbf" + raw if turn % 60 == 9 else raw, path)


def _slug(chance: random.Random, title: str) -> str:
    """Part of a file name: Chinese in lower-case percent-encoding, or with its `%` stripped."""
    slug = title.replace(" ", "-").replace("/", "").replace(".", "-").lower()
    if chance.random() < 0.02:
        slug = "linux-vps-" + "超长的文件名" * 4
    encoded = quote(slug, safe="-").lower()[:240]
    encoded = encoded[: len(encoded) - (2 if encoded[-2:-1] == "%" else 0)]
    kind = chance.random()
    if kind < 0.6:
        return encoded[:220]
    return encoded.replace("%", "")[:220] if kind < 0.85 else slug[:40]


def _front_matter(
    chance: random.Random, day: datetime, identity: int, title: str
) -> tuple[list[str], str]:
    style = chance.choice("AAAABBCDE")
    lines = [f"title: {title}", "layout: post"]
    path = f"/{identity}.html"
    if style in "AB":
        lines += [f"permalink: {path}", "views:", f"  - {chance.randrange(9_000)}"]
        lines += ["duoshuo_thread_id:", f"  - {1280248249638190000 + identity}"]
    if style == "B":
        lines[1:1] = ["author: Flowerowl"]
        lines += ["bot_views:", "  - 3", "posturl_add_url:", "  - yes"]
    if style == "C":
        lines[:0] = [f"id: {identity}"]
        lines += [f"date: {day:%Y-%m-%d %H:%M:%S}", "duoshuo_thread_id:", "  - 1.28024824964E+18"]
        path = f"/?p={identity}"
        lines += [f"guid: http://{HOST}{path}"]
        lines += [f"permalink: {path}"] if chance.random() < 0.5 else []
    if style == "D":
        path = f"/{day:%Y/%m}/post-{identity}/"
        lines += [f"date: {day - timedelta(hours=8):%Y-%m-%dT%H:%M:%S}+00:00", f"permalink: {path}"]
    if style == "E":
        path = ""
        lines += [f"date: {day:%Y-%m-%d %H:%M:%S} +0800"]
    if style in "DE" or chance.random() < 0.4:
        lines += _serialized(chance)
    lines += ["categories:", *(f"  - {one}" for one in _some(chance, CATEGORIES, 1, 3))]
    if chance.random() < 0.9:
        lines += ["tags:", *(f"  - {_yaml(one)}" for one in _some(chance, TAGS, 0, 6))]
        lines += [f"  - {one}" for one in _some(chance, ("2012", "3.0", "no", "1e3", "~"), 0, 1)]
    return lines, path


def _some(chance: random.Random, of: tuple[str, ...], least: int, most: int) -> list[str]:
    return chance.sample(of, chance.randint(least, most))


def _yaml(word: str) -> str:
    return f"'{word.replace(chr(39), chr(39) * 2)}'" if word[0] in "'#" else word


def _serialized(chance: random.Random) -> list[str]:
    cached = '    <div class="wp_syntax"><pre>&lt;a id=&quot;x&quot;&gt;</pre></div>'
    return chance.choice(
        (
            ["_related:", "  - 'a:2:{i:0;s:3:\"甲\";i:1;i:5;}'"],
            ["wp-syntax:", "  - |", '    a:1:{i:1;s:1260:"', *([cached] * 20), '    ";}'],
            ["dsq_thread_id:", "  - 511896", "ta-thumbnail:", "  - NoMediaFound"],
            ["_edit_last:", "  - 1", "empty:", '  - ""', "nothing:"],
            ["yourls_shorturl:", "  - http://t.example/4c", "sina_t:", "  - 'true'"],
            ["images:", "  - { a: 1, b: [x, y] }", "rating: 4.5"],
        )
    )


def _withheld(chance: random.Random, day: datetime, identity: int, body: str) -> ExportedFile:
    key, folder = chance.choice(
        (
            ("published: false", "_posts"),
            ("status: private", "_posts"),
            ("status: pending", "_posts"),
            ("post_password: geheim", "_posts"),
            ("date: 2093-01-01 08:00:00", "_posts"),
            ("draft: true", "_posts"),
            ("layout: post", "_drafts"),
        )
    )
    lines = [f"title: {WITHHELD} {identity}", f"permalink: /{identity}.html", key]
    text = "\n".join(["---", *lines, "---", WITHHELD, "", body])
    name = f"{folder}/{day:%Y-%m-%d}-secret-{identity}.md"
    return ExportedFile(name, text.encode(), f"/{identity}.html", is_public=False)


def _broken(chance: random.Random, name: str, title: str, body: str) -> ExportedFile:
    raw, is_usable = chance.choice(
        (
            (b"", False),
            (b"\xef\xbb\xbf", False),
            (b"\x00\x00\x00", False),
            (f"title: {title}\n\n{body}".encode(), False),
            (f"---\ntitle: 甲: 乙: @丙\n---\n{body}".encode(), True),
            (f"---\ntitle: {title}\n---\n{body}".encode("gb18030", "replace"), True),
            (f"---\ntags: [a, b\ntitle: x\n---\n{body}".encode(), True),
        )
    )
    return ExportedFile(f"_posts/{name}", raw, "", is_usable=is_usable)
