"""Turns what the REST interface shows of texts, files and comments into the nouns."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from plugins.wordpress.model import Comment, Post, Term
from plugins.wordpress.slug import slug_of
from plugins.wordpress.sources.languages import stated_language
from plugins.wordpress.sources.public_path import public_path
from plugins.wordpress.sources.publication import withheld_item
from plugins.wordpress.sources.single_line import single_line, title_line
from plugins.wordpress.sources.wxr_dates import moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


FIELDS = (
    "id,date,date_gmt,guid,modified,modified_gmt,slug,status,type,link,title,content,excerpt,author,"
    "featured_media,parent,post,menu_order,sticky,template,format,meta,acf,lang,translations,"
    "caption,description,alt_text,mime_type,media_details,source_url"
)
"""Fields of texts and files that are asked for; those of their taxonomies come besides."""

_PLACED = frozenset(FIELDS.split(",")) - {"guid", "meta", "acf", "mime_type", "media_details"}
# The picture that WordPress puts before the description of an attachment.
_OWN_PICTURE = re.compile(r"\s*<p class=\"attachment\">.*?</p>\s*", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p\b).)*)</p>\s*", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_CUT = re.compile(r"<a\b[^<>]*more-link|(?:\[…\]|\[\.\.\.\])(?:\s|</p>)*$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What items refer to by numbers.

    Attributes:
        terms: by the field of an item that names them, then by number.
        authors: login of each author by number.
        comments: by the number of their text.
    """

    terms: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, Sequence[Comment]] = field(default_factory=dict)


def post_of(item: Mapping[str, Any], source: Path, line: int, around: Surroundings) -> Post:
    """The text or attachment behind one object of a collection.

    Args:
        item: as the interface gave it.
        source: file of the cache that it lies in.
        line: 1-based, in `source`.
        around: what it refers to.
    """
    number = _number(item.get("id"))
    type_ = _text(item.get("type")) or "post"
    status = _text(item.get("status"))
    name = _text(item.get("slug"))
    address = _text(item.get("link"))
    date = moment(_text(item.get("date")), _text(item.get("date_gmt")))
    protected = _is_protected(item)
    withheld = withheld_item(type_, status, "unknown" if protected else "", date)
    permalink, objection = public_path(address)
    terms = _terms(item, around.terms)
    meta = _meta(item)
    slug = slug_of(name) if name else f"post-{number or line}"
    content = _rendered(item.get("description" if type_ == "attachment" else "content"))
    body = "" if protected else _OWN_PICTURE.sub("", content, count=1)
    post = Post(
        source=source,
        kind="posts" if type_ == "post" else "pages",
        slug=slug,
        title=title_line(_rendered(item.get("title"))) or slug,
        date=date,
        modified=moment(_text(item.get("modified")), _text(item.get("modified_gmt"))),
        permalink=permalink,
        categories=tuple(term.name for term in terms if term.taxonomy == "category"),
        tags=tuple(term.name for term in terms if term.taxonomy == "post_tag"),
        excerpt="" if protected else _excerpt(item, body),
        withheld=withheld,
        extras=_extras(item, around.terms),
        body=body,
        notes=_notes(protected, "" if withheld or "?" in address else objection),
        markup="rendered",
        line=line,
        number=number,
        type=type_,
        status=status,
        name=name,
        address=address,
        terms=terms,
        meta=meta,
    )
    return _placed(post, item, around)


def _is_protected(item: Mapping[str, Any]) -> bool:
    parts = (item.get("content"), item.get("excerpt"))
    return any(isinstance(part, dict) and bool(part.get("protected")) for part in parts)


def _placed(post: Post, item: Mapping[str, Any], around: Surroundings) -> Post:
    """The post with the rest of what the interface says, as it refers to other items."""
    is_attachment = post.type == "attachment"
    language, translations = stated_language(post.terms, post.meta, post.address)
    return replace(
        post,
        author=_author(item, around.authors),
        parent=_number(item.get("post" if is_attachment else "parent")),
        order=_integer(item.get("menu_order")),
        sticky=item.get("sticky") is True,
        attachment=_text(item.get("source_url")) if is_attachment else "",
        comments=tuple(around.comments.get(post.number, ())),
        language=_text(item.get("lang")) or language,
        translations=_translations(item) or translations,
    )


def term_of(item: Mapping[str, Any], slugs: Mapping[str, str]) -> Term:
    """A category, tag or other term.

    Args:
        item: as the interface gave it.
        slugs: of all terms of its taxonomy by number, for its parent.
    """
    slug = _text(item.get("slug"))
    return Term(
        taxonomy=_text(item.get("taxonomy")),
        slug=slug,
        name=single_line(_text(item.get("name"))) or slug,
        parent=slugs.get(_number(item.get("parent")), ""),
        description=_text(item.get("description")),
        number=_number(item.get("id")),
    )


def comment_of(item: Mapping[str, Any]) -> Comment:
    """A comment; the interface shows approved ones only, and no private data."""
    return Comment(
        number=_number(item.get("id")),
        parent=_number(item.get("parent")),
        author=single_line(_text(item.get("author_name"))),
        address=html.unescape(_text(item.get("author_url"))).strip(),
        email="",
        date=moment(_text(item.get("date")), _text(item.get("date_gmt"))),
        body=_rendered(item.get("content")),
        status="approved" if item.get("status") == "approved" else "pending",
        kind=_text(item.get("type")) or "comment",
    )


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _number(value: object) -> str:
    text = _text(value)
    return text if text != "0" else ""


def _integer(value: object) -> int:
    return value if isinstance(value, int) and abs(value) < 1 << 31 else 0


def _rendered(value: object) -> str:
    return _text(value.get("rendered")) if isinstance(value, dict) else _text(value)


def _author(item: Mapping[str, Any], authors: Mapping[str, str]) -> str:
    number = _number(item.get("author"))
    return authors.get(number, number)


def _terms(item: Mapping[str, Any], known: Mapping[str, Mapping[str, Term]]) -> tuple[Term, ...]:
    found = []
    for key, terms in known.items():
        numbers = item.get(key)
        for number in numbers if isinstance(numbers, list) else ():
            term = terms.get(_number(number))
            if term is not None:
                found.append(term)
    form = _text(item.get("format"))
    if form not in ("", "standard"):
        found.append(Term("post_format", f"post-format-{form}", form))
    return tuple(dict.fromkeys(found))


def _meta(item: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Custom fields under the names that WordPress's own exports have."""
    values = {
        "_thumbnail_id": _number(item.get("featured_media")),
        "_wp_attachment_image_alt": _text(item.get("alt_text")),
        "_wp_page_template": _text(item.get("template")),
    }
    own = item.get("meta")
    fields = own.items() if isinstance(own, dict) else ()
    simple = [(str(key), _text(value)) for key, value in fields if _text(value)]
    return (*((key, value) for key, value in values.items() if value), *simple)


def _extras(item: Mapping[str, Any], terms: Mapping[str, object]) -> dict[str, object]:
    extras = {
        key: _rendered(value) if key == "guid" else value
        for key, value in item.items()
        if key not in _PLACED and key not in terms and not key.startswith("_")
    }
    return {key: value for key, value in extras.items() if value not in ("", None, [], {})}


def _notes(protected: bool, objection: str) -> tuple[str, ...]:
    note = "protected by a password: the site does not show its text" if protected else ""
    return tuple(said for said in (note, objection) if said)


def _translations(item: Mapping[str, Any]) -> str:
    """A key from the numbers of all translations, which Polylang lists by language."""
    listed = item.get("translations")
    numbers = listed.values() if isinstance(listed, dict) else ()
    known = sorted({_number(number) for number in numbers} | {_number(item.get("id"))})
    return f"rest-{'-'.join(known)}" if len(known) > 1 else ""


def _excerpt(item: Mapping[str, Any], body: str) -> str:
    """The author's own summary; what WordPress cut from the beginning of the text is none."""
    source = item.get("caption") if item.get("type") == "attachment" else item.get("excerpt")
    whole = _rendered(source).strip()
    said = _plain(whole)
    if not said or _CUT.search(html.unescape(whole)) or _plain(body).startswith(said.rstrip("….")):
        return ""
    paragraph = _PARAGRAPH.fullmatch(whole)
    return paragraph[1].strip() if paragraph else whole


def _plain(markup: str) -> str:
    return "".join(html.unescape(_TAG.sub("", markup)).split())
