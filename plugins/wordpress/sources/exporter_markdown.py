"""Reads one Markdown file as WordPress's Jekyll and Hugo exporters write it."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.front_matter import FrontMatterError, split
from plugins.wordpress.model import Post
from plugins.wordpress.slug import date_of, slug_of
from plugins.wordpress.sources.loose_front_matter import load_loosely
from plugins.wordpress.sources.mixed_encodings import decode
from plugins.wordpress.sources.public_path import public_path
from plugins.wordpress.sources.publication import DRAFT_FOLDERS, withheld
from plugins.wordpress.sources.regular_file import open_regular
from plugins.wordpress.sources.single_line import single_line
from plugins.wordpress.sources.unconverted_body import is_unconverted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.wordpress.model import Kind

LARGEST = 10_000_000
"""Bytes of the largest file that is read; the longest posts known are a hundredth of it."""

# All but tab and line end: NUL, and the two that Python-Markdown uses as marks of its own.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What the site's reader accepts.
_LONG_DATE = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?"
)
_UNKNOWN_DAY = "1970-01-01"
# How WordPress's synchronisation with GitHub names them.
_OF_SYNC = {"title": "post_title", "date": "post_date", "excerpt": "post_excerpt"}
# The first version of Jekyll's exporter calls terms as WordPress's tables do.
_CATEGORIES = ("categories", "category")
_TAGS = ("tags", "post_tag", "tag")
_TAKEN = frozenset({"title", "date", "modified", "permalink", "url", "categories", "tags"})


def read(path: Path, *, plain: bool = False) -> Post | Problem:
    """The post in `path`, or the one problem that keeps it from being imported.

    Args:
        path: of a file.
        plain: the whole site had plain addresses, `/?p=30`: they do not tell a draft.
    """
    raw = _refused_name(path) or _raw(path)
    if isinstance(raw, Problem):
        return raw
    text, notes = decode(raw.removeprefix(codecs.BOM_UTF8))
    text, dropped = _CONTROL.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        return _refusal("empty", "empty file", path)
    if dropped:
        notes = (*notes, f"{dropped} control characters removed")
    try:
        yaml, body = split(text)
        values, mended = load_loosely(yaml)
        notes += mended
    except FrontMatterError as error:
        mend = "put quotes around values with : or # or @, or restore the --- lines"
        return _refusal("front-matter", f"front matter: {error}", path, error.line, mend)
    post = _post(path, values, body, notes)
    if isinstance(post, Problem):
        return post
    return replace(post, withheld=withheld(values, path, post.date, plain=plain))


def _refused_name(path: Path) -> Problem | None:
    try:
        _stem(path).encode("utf-8")
    except UnicodeEncodeError:
        mend = "rename it, for example with convmv -f GB18030 -t UTF-8 --notest"
        return _refusal("file-name", "the file's name is not UTF-8", path, mend=mend)
    return None


def _stem(path: Path) -> str:
    return path.stem if path.stem != "index" else path.parent.name


def _raw(path: Path) -> bytes | Problem:
    file = open_regular(path)
    if isinstance(file, Problem):
        return file
    try:
        with file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        return _refusal("unreadable", f"cannot be read: {error.strerror}", path)
    if len(raw) > LARGEST:
        return _refusal("too-large", f"more than {LARGEST:,} bytes", path)
    return raw


def _post(
    path: Path, values: Mapping[str, object], body: str, notes: tuple[str, ...]
) -> Post | Problem:
    values = {new: values[old] for new, old in _OF_SYNC.items() if old in values} | dict(values)
    stem = _stem(path)
    kind: Kind = "pages" if "page" in (values.get("layout"), values.get("type")) else "posts"
    day = _moment(values.get("date")) or _moment(date_of(stem))
    if not day and kind == "posts" and DRAFT_FOLDERS.intersection(path.parts):
        day = _UNKNOWN_DAY
        notes = (*notes, f"a draft without a date: {day} stands in for it")
    if not day and kind == "posts":
        message = "no date in the front matter or the file name"
        return _refusal("no-date", message, path, 1, "add `date: 2012-10-26`")
    extras = {key: value for key, value in values.items() if key not in _TAKEN}
    slug = slug_of(stem)
    title = _single_line(values.get("title"))
    permalink, objection = public_path(_stated(values, "permalink") or _stated(values, "url"))
    kept: dict[str, tuple[object, object]] = {
        "title": (values.get("title"), title),
        "date": (values.get("date"), day),
        "modified": (values.get("modified"), _moment(values.get("modified"))),
        "permalink": (values.get("permalink"), permalink),
        "url": (values.get("url"), permalink),
    }
    # A value that could not become ours as it stands is kept beside ours.
    extras |= {key: old for key, (old, new) in kept.items() if old is not None and old != new}
    return Post(
        source=path,
        kind=kind,
        slug=slug,
        title=title or slug,
        date=day,
        modified=_moment(values.get("modified")),
        permalink=permalink,
        categories=_terms(values, _CATEGORIES),
        tags=_terms(values, _TAGS),
        excerpt=_single_line(values.get("excerpt")),
        withheld="",
        extras=extras,
        body=body,
        markup="wordpress" if is_unconverted(body) else "markdown",
        notes=(*notes, objection) if objection else notes,
    )


def _stated(values: Mapping[str, object], key: str) -> str:
    """What a key says; a list is a custom field that happens to have its name."""
    value = values.get(key)
    return "" if value is None or isinstance(value, list) else str(value)


def _moment(value: object) -> str:
    """A date in the long form of ISO 8601, spelt as it was where that is long; "" for none."""
    text = str(value or "").strip()
    if text[:1].isalpha():
        with suppress(ValueError):
            text = parsedate_to_datetime(text).isoformat()
    spaced = re.fullmatch(r"(\S+)[ T](\S+) ?([+-]\d\d):?(\d\d)", text)
    iso = "{}T{}{}:{}".format(*spaced.groups()) if spaced else text
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    if not _LONG_DATE.fullmatch(iso):
        iso = moment.date().isoformat() if _is_day(iso) else moment.isoformat()
    return iso if _LONG_DATE.fullmatch(iso) else ""


def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _terms(values: Mapping[str, object], keys: tuple[str, ...]) -> tuple[str, ...]:
    return next((names for key in keys if (names := _names(values.get(key)))), ())


def _names(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    lines = (_single_line(item) for item in items if isinstance(item, str))
    return tuple(dict.fromkeys(line for line in lines if line))


def _single_line(value: object) -> str:
    return single_line(value) if isinstance(value, str) else ""


def _refusal(
    code: str, message: str, path: Path, line: int | None = None, mend: str = ""
) -> Problem:
    return Problem(f"wordpress/{code}", message, path, line, mend)
