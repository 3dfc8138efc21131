"""The front matter of a content file: YAML 1.2, checked key by key."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from plugins.diagnostics import Problem

if TYPE_CHECKING:
    from pathlib import Path

_FENCE = re.compile(r"(?ms)\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[ T]\d\d:\d\d.*)?$")
_TOP_LEVEL_KEY = re.compile(r"^[\"']?(?P<key>[\w-]+)[\"']?\s*:", re.MULTILINE)

SLUG = r"^[^\W_]+(?:[-.][^\W_]+)*$"
TERM_SLUG = r"^[^\s\x00-\x1f\x7f/\\?#%&\"'<>|*:{}.-][^\s\x00-\x1f\x7f/\\?#%&\"'<>|*:{}]*$"
"""What terms of old sites are called in addresses: WordPress keeps punctuation of Chinese."""


_OF_NO_SERIES = "`series_index` without `series`"
_UNDATED = "`tags` without `date`"


class _Constructor(SafeConstructor):
    """Dates stay text here, so that a wrong one is reported with its key and line."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def _single_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _moment(value: object) -> object:
    # A bare number would be taken for seconds since 1970.
    if not (isinstance(value, str) and _DATE.match(value)):
        raise ValueError("not a date")
    return value


Moment = Annotated[datetime, BeforeValidator(_moment)]
Line = Annotated[str, BeforeValidator(_single_line), Field(min_length=1)]
Slug = Annotated[str, Field(pattern=SLUG)]
Term = Annotated[str, Field(pattern=TERM_SLUG)]
PublicPath = Annotated[str, Field(pattern=r"^/\S*$")]


class PageMatter(BaseModel):
    """What a page may say of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Line
    summary: Line | None = None
    lang: str | None = None
    slug: Slug | None = None
    author: Term | None = None
    cover: Line | None = None
    cover_alt: Line | None = None
    date: Moment | None = None
    modified: Moment | None = None
    tags: tuple[Term, ...] = ()
    permalink: PublicPath | None = None
    aliases: tuple[PublicPath, ...] = ()
    status: Literal["published", "draft", "hidden"] = "published"
    on_home: bool = False
    wordpress: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _date_of_what_is_listed(self) -> Self:
        if self.tags and self.date is None:
            raise ValueError(_UNDATED)
        return self


class PostMatter(PageMatter):
    """What an article may say of itself."""

    date: Moment
    category: Term
    further_categories: tuple[Term, ...] = ()
    series: Term | None = None
    series_index: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _index_of_something(self) -> Self:
        if self.series_index is not None and self.series is None:
            raise ValueError(_OF_NO_SERIES)
        return self


Matter = TypeVar("Matter", bound=PageMatter)


@dataclass(frozen=True, slots=True)
class Parts:
    """A content file in its two parts.

    Attributes:
        yaml: the text between the fences.
        body: the Markdown behind them.
        lines_before_body: number of lines of the file that stand before `body`.
    """

    yaml: str
    body: str
    lines_before_body: int


def is_sticky(wordpress: dict[str, Any] | None) -> bool:
    """Whether WordPress kept the post on top of its home page, as an export may write it."""
    return str((wordpress or {}).get("sticky", "")).lower() in ("true", "1", "yes")


def split(text: str) -> Parts | None:
    """Cut `text` behind its front matter; None when it does not begin with one."""
    found = _FENCE.match(text)
    if found is None:
        return None
    return Parts(found["yaml"], text[found.end() :], text.count("\n", 0, found.end()))


def key_lines(yaml: str) -> dict[str, int]:
    """The 1-based line in the file of each top-level key (the opening fence is line 1)."""
    return {
        found["key"]: yaml.count("\n", 0, found.start()) + 2
        for found in reversed(list(_TOP_LEVEL_KEY.finditer(yaml)))
    }


def parse(yaml: str, model: type[Matter], path: Path) -> Matter | list[Problem]:
    """Check the front matter of `path` against `model`; on failure all its problems."""
    loader = YAML(typ="safe")
    loader.Constructor = _Constructor
    try:
        values = loader.load(yaml)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        what = str(error.problem or error.context).strip()
        mend = "put quotes around values with : or # or @, one space behind each colon"
        if isinstance(error, DuplicateKeyError):
            mend = "keep one of the two"
        return [Problem("bundles/yaml", f"front matter: {what}", path, line, mend)]
    except (RecursionError, ValueError) as error:
        what = f"front matter cannot be read: {type(error).__name__}"
        mend = "look for something absurdly long or deep"
        return [Problem("bundles/yaml", what, path, 1, mend)]
    except ReaderError as error:
        # The position that the error gives counts bytes or characters, as the parser pleases.
        code = error.character if isinstance(error.character, int) else ord(error.character)
        line = yaml.count("\n", 0, max(yaml.find(chr(code)), 0)) + 2
        mend = "remove the character, it cannot be seen in most editors"
        what = f"front matter: control character U+{code:04X}"
        return [Problem("bundles/yaml", what, path, line, mend)]
    if not isinstance(values, dict):
        what = "front matter is not a list of `key: value` lines"
        return [Problem("bundles/yaml", what, path, 1, "write `title: …` between the --- lines")]
    try:
        return model.model_validate(values)
    except ValidationError as error:
        lines = key_lines(yaml)
        return [_problem(item, model, path, lines) for item in error.errors()]


def _problem(error: Any, model: type[PageMatter], path: Path, lines: dict[str, int]) -> Problem:
    key = str(error["loc"][0]) if error["loc"] else ""
    line = lines.get(key, 1)
    if error["type"] == "missing":
        return Problem("bundles/missing-key", f"no `{key}`", path, 1, f"add `{key}: …`")
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, model.model_fields, n=1)
        mend = f"did you mean `{near[0]}`?" if near else f"known: {', '.join(model.model_fields)}"
        return Problem("bundles/unknown-key", f"unknown key `{key}`", path, line, mend)
    if not key:
        message = str(error["msg"]).removeprefix("Value error, ")
        concerned, mend = _OF_TWO[message]
        return Problem("bundles/bad-value", message, path, lines.get(concerned, 1), mend)
    mend = _MEND.get(key, "put the value in quotes" if error["type"] == "string_type" else "")
    message = _SAID.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ")
    return Problem("bundles/bad-value", f"`{key}`: {message}", path, line, mend)


_OF_TWO = {
    _OF_NO_SERIES: ("series_index", "say which series: `series: …`, a slug of data/taxonomy.toml"),
    _UNDATED: ("tags", "say when it was written: `date: 2026-11-23`; lists are sorted by it"),
}
"""What two keys have to say together: the key that is there, and how to mend it."""

_SAID = {
    "string_pattern_mismatch": "not of the form that is needed",
    "string_too_short": "empty",
    "too_short": "empty",
    "tuple_type": "not a list",
    "string_type": "not a text",
    "dict_type": "not a mapping",
}
"""What pydantic says in its own terms, said in those of an author."""

_MEND = {
    "date": "write it as 2026-11-23 or 2026-11-23 10:00",
    "modified": "write it as 2026-11-23 or 2026-11-23 10:00",
    "permalink": "a path from the root of the site, such as /2369.html",
    "aliases": "a list of paths from the root, such as [/old/, /older.html]",
    "status": "published, draft or hidden",
    "title": "a text of at least one character, in quotes if it looks like a number",
    "series": "one slug of data/taxonomy.toml",
    "slug": "letters and digits with hyphens between, such as five-technologies",
    "wordpress": "a mapping of texts: `key: value` lines, indented",
    "tags": "a list of slugs of data/taxonomy.toml, such as [xen, kvm]",
    "category": "one slug of data/taxonomy.toml",
    "further_categories": "a list of slugs of data/taxonomy.toml, such as [linux, networks]",
    "author": "one slug of data/authors.toml",
    "cover": "a file beside the text, or a path from the root such as /wp-content/uploads/a.jpg",
    "cover_alt": "what the picture shows, in quotes if it looks like a number",
    "series_index": "a whole number from 1",
}
