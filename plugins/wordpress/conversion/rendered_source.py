"""The old body as its readers saw it: exporter Markdown and HTML leftovers, rendered to HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions.codehilite import CodeHiliteExtension

from plugins.wordpress.conversion.decoded_tags import escape_decoded_tags
from plugins.wordpress.conversion.exported_code import hold_exported_code, restore_tabs
from plugins.wordpress.conversion.exported_lists import indent_lists
from plugins.wordpress.conversion.exported_tables import escape_pipes
from plugins.wordpress.conversion.exporter_dialect import ExporterDialect
from plugins.wordpress.conversion.holding import Holding
from plugins.wordpress.conversion.limits import TooComplexError, check, check_fences
from plugins.wordpress.conversion.markdown_in_html import LeftoverMarkdownExtension
from plugins.wordpress.conversion.unended_html import end_html

if TYPE_CHECKING:
    from markdown.extensions import Extension

# Those of "extra" that an exporter writes. Abbreviations and attribute lists are none of them: they
# would swallow text that only looks alike, such as `**a**{b}`.
_EXPORTED: tuple[str | Extension, ...] = (
    "tables",
    "fenced_code",
    "footnotes",
    "def_list",
    "md_in_html",
    LeftoverMarkdownExtension(),
    ExporterDialect(),
)
# As in pelicanconf.py; a marker such as [TOC] or :::python in an old text must not be read as one.
_SITE: tuple[str | Extension, ...] = (
    "extra",
    "sane_lists",
    "toc",
    CodeHiliteExtension(guess_lang=False),
)

# PHP Markdown Extra gives headings and links names and classes so: `{#name.class}`.
_HEADING_NAME = re.compile(
    r"(?m)^(?P<heading>#{1,6} .*)\{(?=[#.])(?:#(?P<name>[^\s{}\"<>&]+)|\.[^\s{}]+)\}[ #]*$"
)
_LINK_CLASS = re.compile(
    r"(?P<link>\]\([^()\n]*\)|\]\[[^\[\]\n]*\])"
    r"\{(?:[#.][\w:-]+(?:\.[\w:-]+)*|:[ ]?[\w.#][^{}\n]*)\}"
)
# How Jekyll's own templates and importers write the address of the site.
_SITE_ADDRESS = re.compile(r"\{\{ ?site\.(?:base)?url ?\}\}(?=/)")

# How some exporters write a line break: as a line of spaces, which Markdown reads as a gap.
_LONE_BREAK = re.compile(r"(?<=\S)\n {2,3}\n(?=\S)")

# What is left of bold text without any.
_EMPTY_STRONG = re.compile(r"(?<![\\*`])\*{4}(?![*`])")
_LONE_STRONG = re.compile(r"(?m)^\*\*(?:[ \xa0]+|[ ]+\n[ ]*)\*\*[ ]*$")
_RAW_LIQUID = re.compile(
    r"\{% ?raw ?%\}(?P<raw>(?:(?!\{% ?raw ?%\}).)*?)\{% ?endraw ?%\}", re.DOTALL
)

# Exporters write the addresses of links at the end, each as it stands in the old HTML.
_SPACED_ADDRESS = re.compile(
    r"(?m)^ \[\d+\]: (?P<address>[^\s\"<]+/[^\"\n]*? [^\"\n]*?)(?=[ ]*$| \"[^\n]*\"[ ]*$)"
)

# Building the extensions costs more than rendering a short text.
_built: dict[tuple[str | Extension, ...], Markdown] = {}


def render_source(body: str) -> str:
    """HTML of an exported body, unsanitised.

    Raises:
        TooComplexError: see `limits.check`.
    """
    check_fences(body)
    holding = Holding()
    text = _SPACED_ADDRESS.sub(_without_spaces, holding.without_marks(body))
    text = _RAW_LIQUID.sub(r"\g<raw>", hold_exported_code(text, holding))
    text = _LONE_BREAK.sub("  \n", _SITE_ADDRESS.sub("", text))
    text = _without_empty_strong(text)
    text = escape_pipes(indent_lists(end_html(escape_decoded_tags(text))))
    check(text)
    text = _LINK_CLASS.sub(r"\g<link>", _HEADING_NAME.sub(_anchored, text))
    rendered = _convert(_EXPORTED, text)
    return restore_tabs(holding.restore(rendered))


def render_site(text: str) -> str:
    """HTML of a text as the site renders its own Markdown.

    Raises:
        TooComplexError: see `limits.check`.
    """
    check(text)
    return _convert(_SITE, text)


def _without_empty_strong(text: str) -> str:
    text = _LONE_STRONG.sub("", text)
    if "****" not in text:
        return text
    return "\n".join(
        line if line.startswith(("    ", "\t")) else _EMPTY_STRONG.sub("", line)
        for line in text.split("\n")
    )


def _anchored(found: re.Match[str]) -> str:
    name = found["name"] or ""
    # A dot may be one of the name, or begin a class: the anchor that no link leads to will go.
    names = dict.fromkeys(one for one in (name, name.partition(".")[0]) if one)
    return found["heading"].rstrip(" ") + "".join(f' <a id="{one}"></a>' for one in names)


def _without_spaces(found: re.Match[str]) -> str:
    address: str = found["address"]
    return found[0].replace(address, address.rstrip(" ").replace(" ", "%20"))


def _convert(extensions: tuple[str | Extension, ...], text: str) -> str:
    # Taken out while it works: after an exception its parser keeps the state of the text that
    # failed, which `reset` does not clear, and must not be used again.
    markdown = _built.pop(extensions, None) or Markdown(extensions=list(extensions))
    try:
        html = markdown.reset().convert(text)
    except RecursionError as error:
        raise TooComplexError("nested deeper than can be read") from error
    _built[extensions] = markdown
    return html
