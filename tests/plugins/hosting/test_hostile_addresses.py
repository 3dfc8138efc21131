"""Addresses out of hostile exports: nothing breaks out of the rules of real servers."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.hosting.built_site import built_site
from plugins.hosting.commands import SERVERS as RULES
from tests.plugins.hosting.servers import SERVERS, ask, checked, served

NASTY = [
    '/a"b',
    "/a'b",
    "/a b",
    "/a$uri",
    "/a${HOME}",
    "/a{$HOME}",
    "/a{env.HOME}",
    "/a{b",
    "/a}b",
    "/a;return 200;",
    "/a`b",
    "/~^.*$",
    "/.*",
    "/a.c",
    "/a|b",
    "/(a",
    "/a)",
    "/[a-z]",
    "/a+",
    "/%{HTTP_HOST}",
    "/100%",
    "/%25",
    "/a%5Cb",
    "/a%3Fb",
    "/a%23b",
    "/*",
    "/:splat",
    "/<If true>",
    "/a\u00a0b",
    "/a\u3000b",
    "/后\u202ex",
    "/default",
    "/Ab",
    "/aB",
    "/x" * 300,
    "/" + "后" * 80,
    '/?p="',
    "/?p=$uri",
    "/?p={env.HOME}",
    "/?p=a b",
    "/?p=%2B%26%25",
    "/?p=a=b",
    "/?p=`",
    "/?p='",
    "/?p=;",
    "/?p=.*",
    "/?p=后",
    "/?p=",
    "/?p=\\",
    "/?a[]=1",
    "/?x y=1",
]
TARGETS = {key: f"/t/{number}/" for number, key in enumerate(NASTY)}


def asked(key: str) -> str:
    path, mark, query = key.partition("?")
    name, _, value = query.partition("=")
    # Keys hold % & + of queries encoded already.
    return quote(unquote(path)) + (f"?{quote(name)}={quote(value, safe='%')}" if mark else "")


@pytest.mark.parametrize("name", SERVERS)
def test_each_leads_to_its_own_target_and_no_other(name: str, open_folder: Path) -> None:
    root = open_folder / "site"
    root.mkdir()
    (root / "index.html").write_text("home")
    (root / "404.html").write_text("404")
    rules = RULES[name](built_site(TARGETS, "", root))
    assert isinstance(rules, str)
    wrong: list[tuple[object, ...]] = []
    with served(name, open_folder, root, rules) as port:
        for key, target in TARGETS.items():
            answer = ask(port, asked(key))
            if answer.location != target:
                wrong.append((key, target, answer.status, answer.location))
        for path in ("/aXc", "/abc", "/zzz", "/a", "/b", "/x", "/splat", "/?q=1", "/?p=x", "/AB"):
            answer = ask(port, path)
            if answer.location:
                wrong.append((path, answer.status, answer.location))
    assert wrong == []


KEYS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="?#\\/"),
    min_size=1,
    max_size=20,
).map(lambda text: f"/{text}")
UNASKED = ["/a%2Fb", "/a%0Ab", "/%BA%0A", "/../etc/passwd", "/?p=%0A", "/" + "a" * 2000]


@pytest.mark.parametrize("name", RULES)
def test_what_no_server_is_asked_for_is_in_no_rule(name: str, open_folder: Path) -> None:
    rules = RULES[name](built_site(dict.fromkeys(UNASKED, "/goal/"), "", open_folder))
    assert isinstance(rules, str)
    assert "/goal/" not in rules


QUERIES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="#&+%="),
    min_size=1,
    max_size=12,
).map(lambda text: f"/?p={text}")
GOALS = st.sampled_from(["/", "/a.html", "/x/#y", "https://a.example/?b=1&c=2#d", "/%E5%90%8E/"])


@pytest.mark.parametrize("name", SERVERS)
@settings(max_examples=12)
@given(targets=st.dictionaries(KEYS | QUERIES, GOALS, min_size=20, max_size=60))
def test_any_address_gives_a_configuration_that_the_server_takes(
    name: str, targets: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        root.mkdir()
        rules = RULES[name](built_site(targets, "", root))
        assert isinstance(rules, str)
        assert checked(name, Path(folder), root, rules) == ""


@given(targets=st.dictionaries(KEYS | QUERIES, GOALS, min_size=1, max_size=20))
def test_any_address_is_one_line_of_four_words_at_a_static_host(
    tmp_path_factory: pytest.TempPathFactory, targets: dict[str, str]
) -> None:
    site = built_site(targets, "", tmp_path_factory.getbasetemp() / "none")
    for name in ("netlify", "cloudflare"):
        rules = RULES[name](site)
        assert isinstance(rules, str)
        for line in rules.splitlines()[1:]:
            words = line.split()
            assert len(words) in (3, 4), line
            assert words[0].startswith("/")
            assert not set(words[0]) & set(":*#")
            assert words[-1] in ("301", "301!")
