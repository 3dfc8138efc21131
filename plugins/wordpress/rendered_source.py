"""The old body as its readers saw it: exporter Markdown and HTML leftovers, rendered to HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions.codehilite import CodeHiliteExtension

from plugins.wordpress.html_names import KNOWN, VOID, names
from plugins.wordpress.markdown_in_html import LeftoverMarkdownExtension

if TYPE_CHECKING:
    from markdown.extensions import Extension

DEEPEST = 100
"""Levels of nesting that a text may have; people write six, converters need stack for each."""

# Those of "extra" that an exporter writes. Abbreviations and attribute lists are none of them: they
# would swallow text that only looks alike, such as `**a**{b}`.
_EXPORTED: tuple[str | Extension, ...] = (
    "tables",
    "fenced_code",
    "footnotes",
    "def_list",
    "md_in_html",
    LeftoverMarkdownExtension(),
)
# As in pelicanconf.py; a marker such as [TOC] or :::python in an old text must not be read as one.
_SITE: tuple[str | Extension, ...] = (
    "extra",
    "sane_lists",
    "toc",
    CodeHiliteExtension(guess_lang=False),
)

_CODE = re.compile(
    r"(?ims)^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ ]*$|<pre\b[^>]*>.*?</pre\s*>"
)
# PHP Markdown Extra names headings so; nothing else of its attribute lists is exported.
_HEADING_NAME = re.compile(r"(?m)^(#{1,6} .*?) *\{#([\w:.-]+)\} *#* *$")
_BLANK_LINE = re.compile(r"(?m)^ +$")
# Python-Markdown widens tabs and empties blank lines everywhere; these characters, which Unicode
# leaves to private use, carry them through the code blocks.
_TAB, _SPACE = "\uf8f0", "\uf8f1"

_MARKERS = re.compile(r"(?m)^[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*)+")
_MARKER = re.compile(r">|[-*+](?=[ \t])|\d+[.)](?=[ \t])")
_INDENTED_ITEM = re.compile(r"(?m)^([ \t]*)(?:[-*+]|\d+[.)])[ \t]")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s>])")
# Without `p`, `li` and their like: their end tags may be left out, so a count says nothing.
_NESTING = KNOWN - VOID - names("dd dt li option p rp rt tbody td tfoot th thead tr")


class TooDeepError(Exception):
    """A text nested deeper than anyone writes, refused before it costs time."""


def render_source(body: str) -> str:
    """HTML of an exported body, unsanitised.

    Tabs and blank lines within code blocks are marked; `restore_code` brings them back.

    Raises:
        TooDeepError: brackets, lists, quotations or tags nested more than `DEEPEST` deep.
    """
    check_depth(body)
    protected = _CODE.sub(lambda found: _protect(found[0]), body)
    return _convert(_EXPORTED, _HEADING_NAME.sub(r'\1 <a id="\2"></a>', protected))


def render_site(text: str) -> str:
    """HTML of a text as the site renders its own Markdown."""
    return _convert(_SITE, text)


def restore_code(text: str) -> str:
    """`text` of a code block as it was before `render_source`."""
    return text.replace(_TAB, "\t").replace(_SPACE, " ")


def check_depth(body: str) -> None:
    """Look for nesting in linear time.

    Raises:
        TooDeepError: see `render_source`.
    """
    if any(len(_MARKER.findall(found[0])) > DEEPEST for found in _MARKERS.finditer(body)):
        raise TooDeepError(f"lists or quotations nested more than {DEEPEST} deep")
    if any(len(found[1].expandtabs(4)) > 4 * DEEPEST for found in _INDENTED_ITEM.finditer(body)):
        raise TooDeepError(f"lists nested more than {DEEPEST} deep")
    for paragraph in body.split("\n\n"):
        # Each unclosed bracket makes the parser look for its end through the whole paragraph.
        if paragraph.count("[") - paragraph.count("]") > 2 * DEEPEST:
            raise TooDeepError(f"more than {2 * DEEPEST} unclosed brackets in one paragraph")
        if paragraph.count("](") - paragraph.count(")") > 2 * DEEPEST:
            raise TooDeepError(f"more than {2 * DEEPEST} unclosed links in one paragraph")
    _check_tags(body)


def _check_tags(body: str) -> None:
    depth = 0
    for found in _TAG.finditer(body):
        if found["name"].lower() in _NESTING:
            depth = max(0, depth - 1) if found["end"] else depth + 1
        if depth > 2 * DEEPEST:
            raise TooDeepError(f"HTML tags nested more than {2 * DEEPEST} deep")


def _protect(code: str) -> str:
    blank = _BLANK_LINE.sub(lambda found: _SPACE * len(found[0]), code)
    return blank.replace("\t", _TAB)


@cache
def _markdown(extensions: tuple[str | Extension, ...]) -> Markdown:
    # Building the extensions costs more than rendering a short text.
    return Markdown(extensions=list(extensions))


def _convert(extensions: tuple[str | Extension, ...], text: str) -> str:
    return _markdown(extensions).reset().convert(text)
