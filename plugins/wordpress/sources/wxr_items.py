"""Turns one item of WXR into a `Post`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.wordpress.model import Post
from plugins.wordpress.slug import slug_of
from plugins.wordpress.sources.custom_fields import custom_fields
from plugins.wordpress.sources.languages import is_qtranslate, stated_language
from plugins.wordpress.sources.public_path import public_path
from plugins.wordpress.sources.publication import INTERNAL_TYPES, withheld_item
from plugins.wordpress.sources.single_line import title_line
from plugins.wordpress.sources.wxr_comments import comments_of
from plugins.wordpress.sources.wxr_dates import moment, rfc_822
from plugins.wordpress.sources.wxr_terms import carried_terms

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.wordpress.sources.xml_elements import Element

_REPEATED = frozenset({"category", "wp:comment", "wp:postmeta"})
_PLACED = _REPEATED.union(
    ["title", "link", "dc:creator", "content:encoded", "excerpt:encoded", "pubDate"],
    ["wp:author"],
    ["wp:post_id", "wp:post_date", "wp:post_date_gmt", "wp:post_modified"],
    ["wp:post_modified_gmt", "wp:post_name", "wp:status", "wp:post_parent", "wp:menu_order"],
    ["wp:post_type", "wp:post_password", "wp:is_sticky", "wp:attachment_url"],
)
_NUMBER = re.compile(r"[1-9]\d{0,19}", re.ASCII)
PHP_LEFT = frozenset({"br", "b"})
"""Elements of a message that PHP printed in the middle of the export."""


def post_of(item: Element, source: Path, line: int, notes: tuple[str, ...]) -> Post:
    """The post, page, attachment, menu item or other item that `item` holds.

    Args:
        item: an `<item>` of the channel.
        source: the export's file.
        line: 1-based line of the item in it.
        notes: what was repaired in it.
    """
    texts: dict[str, str] = {}
    for child in item.children:
        texts.setdefault(child.name, child.text)
    values = {name: text.strip() for name, text in texts.items()}
    post = _text(item, texts, values, source, line)
    return replace(
        post,
        notes=(*notes, *_notes(item, post)),
        name=values.get("wp:post_name", ""),
        # Some plugins name the author in WordPress's own namespace.
        author=values.get("dc:creator") or values.get("wp:author", ""),
        parent=_number(values.get("wp:post_parent", "")),
        order=_integer(values.get("wp:menu_order", "")),
        sticky=values.get("wp:is_sticky", "") == "1",
        password=values.get("wp:post_password", ""),
        attachment=_attachment(values) if post.type == "attachment" else "",
        comments=comments_of(item),
    )


def _text(
    item: Element, texts: dict[str, str], values: dict[str, str], source: Path, line: int
) -> Post:
    terms = carried_terms(item)
    meta = custom_fields(item, "wp:postmeta")
    number = _number(values.get("wp:post_id", ""))
    post_type = values.get("wp:post_type") or "post"
    status = values.get("wp:status", "")
    date = _date(values)
    address = values.get("link", "")
    slug = _slug(values, number, line)
    title = title_line(values.get("title", "")) or (values.get("wp:post_name") and slug)
    language, translations = stated_language(terms, meta, address)
    return Post(
        source=source,
        kind="posts" if post_type == "post" else "pages",
        slug=slug,
        title=title or f"post-{number or line}",
        date=date,
        modified=moment(values.get("wp:post_modified", ""), values.get("wp:post_modified_gmt", "")),
        permalink=public_path(address)[0] if post_type not in INTERNAL_TYPES else None,
        categories=tuple(term.name for term in terms if term.taxonomy == "category"),
        tags=tuple(term.name for term in terms if term.taxonomy == "post_tag"),
        excerpt=values.get("excerpt:encoded", ""),
        withheld=withheld_item(post_type, status, values.get("wp:post_password", ""), date),
        extras=_extras(item, values, title or "", date),
        body=texts.get("content:encoded", ""),
        markup="wordpress",
        line=line,
        number=number,
        type=post_type,
        status=status,
        address=address,
        terms=terms,
        meta=meta,
        language=language,
        translations=translations,
    )


def _number(text: str) -> str:
    """The id, "" for 0 and for what is none: ids become parts of addresses."""
    return text if _NUMBER.fullmatch(text) else ""


def _integer(text: str) -> int:
    # A database column of 32 bits; the length keeps a hostile number from taking time.
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 10 else 0


def _slug(values: dict[str, str], number: str, line: int) -> str:
    name = values.get("wp:post_name", "")
    title = title_line(values.get("title", ""))
    return slug_of(name or title) if name or title else f"post-{number or line}"


def _date(values: dict[str, str]) -> str:
    found = moment(values.get("wp:post_date", ""), values.get("wp:post_date_gmt", ""))
    return found or rfc_822(values.get("pubDate", ""))


def _attachment(values: dict[str, str]) -> str:
    guid = values.get("guid", "")
    return values.get("wp:attachment_url") or (guid if guid.startswith("http") else "")


def _extras(item: Element, values: dict[str, str], title: str, date: str) -> dict[str, object]:
    """Every value without a place of its own, and those whose place holds something else."""
    extras: dict[str, object] = {}
    seen: set[str] = set()
    for child in item.children:
        text = child.text.strip()
        placed = child.name in _PLACED and (child.name in _REPEATED or child.name not in seen)
        if not placed and text and child.name not in PHP_LEFT:
            name = child.name.removeprefix("wp:")
            extras[name if name not in extras else f"{name}:{len(extras)}"] = text
        seen.add(child.name)
    said = {name: values.get(name, "") for name in ("title", "wp:post_date", "pubDate")}
    used: dict[str, object] = dict.fromkeys(said, date)
    used["title"] = said["title"] == title
    for name in ("wp:post_id", "wp:post_parent"):
        said[name] = values.get(name, "")
        used[name] = said[name] == "0" or _number(said[name])
    for name, text in said.items():
        if text and not used[name] and not text.startswith("0000-00-00"):
            extras.setdefault(name.removeprefix("wp:"), text)
    return extras


def _notes(item: Element, post: Post) -> list[str]:
    objection = public_path(post.address)[1]
    # `?p=2369` is an address without a path: that of every draft, and of sites without paths.
    notes = [objection] if objection and not post.withheld and "?" not in post.address else []
    if any(child.name in PHP_LEFT for child in item.children):
        notes.append("a message of PHP between the fields was left out")
    if is_qtranslate(post.body or post.title):
        notes.append("holds several languages in qTranslate's form: split it by hand")
    return notes
