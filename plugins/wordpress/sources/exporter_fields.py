"""What the front matter of an exporter says in keys of its own, moved to where readers look."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.wordpress.sources.languages import stated_language
from plugins.wordpress.sources.public_path import public_path
from plugins.wordpress.sources.publication import DRAFT_FOLDERS, INTERNAL_TYPES
from plugins.wordpress.sources.single_line import single_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.wordpress.model import Post

_QUERY = re.compile(r"[?&](?:p|page_id|attachment_id)=(\d{1,20})(?:&|$)")
# Others end each text where its list did, with the link to the rest of it.
_REST = re.compile(r"#more-(?P<number>\d{1,20})[\")>]")
_LONGEST_REST = 1000
_NUMBER_KEYS = ("id", "post_id", "wordpress_id", "wp_id", "ID")


def with_fields(post: Post) -> Post:
    """`post` with number, type, status, author and the like filled in from its `extras`.

    The extras stay as they are: they are what the author's file says.

    Args:
        post: as `exporter_markdown.read` returns it.
    """
    values = {key: _text(value) for key, value in post.extras.items()}
    post_type = _first(values, "post_type", "type")
    layout = values.get("layout", "")
    if layout in INTERNAL_TYPES:
        # Versions of Jekyll's exporter hand out each former state of a text too.
        post_type = layout
    elif post_type in {"", "default"}:
        post_type = "page" if post.kind == "pages" else "post"
    language, translations = stated_language((), (), _first(values, "permalink", "url"))
    return replace(
        post,
        number=_number(values),
        type=post_type,
        status=_status(post, values),
        address=_address(post),
        author=single_line(_first(values, "author", "author_login", "authors")),
        parent=_digits(_first(values, "parent", "post_parent")),
        order=int(_digits(_first(values, "order", "menu_order")) or 0),
        sticky=_first(values, "sticky", "is_sticky").casefold() in {"true", "1", "yes"},
        password=_first(values, "password", "post_password"),
        language=_first(values, "lang", "language", "locale") or language,
        translations=translations,
        notes=(*post.notes, *_cut(post.body, _number(values))),
    )


def _text(value: object) -> str:
    """A scalar, the first value of a list, or the name in a mapping (`author: {login: …}`)."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("login") or value.get("display_name") or value.get("name") or ""
    return value.strip() if isinstance(value, str) else ""


def _first(values: Mapping[str, str], *keys: str) -> str:
    return next((values[key] for key in keys if values.get(key)), "")


def _digits(text: str) -> str:
    return text if re.fullmatch(r"[1-9]\d{0,9}", text, re.ASCII) else ""


def _cut(body: str, number: str) -> list[str]:
    rest = _REST.search(body, max(len(body) - _LONGEST_REST, 0))
    if rest is None or rest["number"] != number:
        return []
    return ["ends at its mark “more”: this version of the exporter leaves out the rest of the text"]


def _number(values: Mapping[str, str]) -> str:
    said = _digits(_first(values, *_NUMBER_KEYS))
    if said:
        return said
    found = _QUERY.search(html.unescape(values.get("guid", ""))) or _QUERY.search(
        _first(values, "permalink", "url")
    )
    return found[1] if found else ""


def _status(post: Post, values: Mapping[str, str]) -> str:
    said = _first(values, "status", "post_status").casefold()
    if said:
        return "publish" if said == "published" else said
    no = {"false", "0", "no"}
    draft = values.get("draft", "").casefold() not in {"", *no}
    if draft or values.get("published", "").casefold() in no or _in_drafts(post):
        return "draft"
    if values.get("private", "").casefold() not in {"", *no}:
        return "private"
    return "future" if "in the future" in post.withheld else "publish"


def _in_drafts(post: Post) -> bool:
    return bool(DRAFT_FOLDERS.intersection(post.source.parts[:-1]))


def _address(post: Post) -> str:
    addresses = (post.extras.get("permalink"), post.extras.get("url"))
    said = next((one.strip() for one in addresses if isinstance(one, str) and one.strip()), "")
    if post.permalink and public_path(said)[0] != post.permalink:
        # `url` is also what themes call a field of their own.
        return post.permalink
    return said or post.permalink or ""
