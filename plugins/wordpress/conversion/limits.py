"""What a text may cost: refuses, in time linear in its length, what a parser would choke on.

Python-Markdown looks for the end of each mark through the whole paragraph, so that some kilobytes
of marks can keep it busy for minutes. The sums below are the characters that it would look at; each
limit stands for a second or two; what they let through together took up to six seconds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.html_names import KNOWN, VOID, names

if TYPE_CHECKING:
    from collections.abc import Iterable

DEEPEST = 100
"""Levels of nesting that a text may have; people write six, converters need stack for each."""

MOST_ELEMENTS = 30_000
"""HTML elements of one text: each costs about a quarter of a millisecond, all steps together."""

MOST_PROVED = 1_000
"""Blocks of one text that get a proof of their own, three milliseconds each; others stay HTML."""

MOST_FOOTNOTES = 500
"""Definitions of footnotes, and references to them."""

_MOST_BRACKETED = 5_000_000
_MOST_MARKED = 6_000_000_000
_MOST_BETWEEN_BLOCKS = 40_000_000
_MOST_BETWEEN_REFERENCES = 60_000_000
_MOST_IN_BRACES = 100_000_000
_MOST_IN_OPEN_TAGS = 20_000_000
_MOST_IN_OPEN_FENCES = 50_000_000

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_BRACKET = re.compile(r"\\.|[\[\]()]")
_MARK = re.compile(r"[\[*_`~<&\\!]|https?:")
_BLOCK_LINE = re.compile(r"(?m)^[ \t>]*(?:#|[-=*_+][-=*_ ]*$)")
_REFERENCE = re.compile(r"\[[^\[\]\n]*\]:")
_DEFINITION = re.compile(r"(?m)^ {0,3}: ")
# What a paragraph indented by four may belong to: list items, definitions, footnotes.
_CONTINUED = re.compile(r"(?m)^ {0,3}(?:[-*+][ \t]|\d+[.)]|:[ \t]|\[\^)|^[ \t]*>")
_TABLE_RULE = re.compile(r"(?m)^[ |:]*+-[ |:-]*+$")
_MARKERS = re.compile(r"(?m)^[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*)+")
_MARKER = re.compile(r">|[-*+](?=[ \t])|\d+[.)](?=[ \t])")
_INDENTED_ITEM = re.compile(r"(?m)^([ \t]*)(?:[-*+]|\d+[.)])[ \t]")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s>])")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])|>")
# Elements that are searched for whole, and comments.
_SEARCHED = re.compile(
    r"<(?P<end>/?)(?P<name>pre|code|figcaption|script|style|textarea|svg|math|object|select|video"
    r"|audio|iframe|noscript)\b|<!--",
    re.IGNORECASE,
)
_FENCE = re.compile(r"(?m)^[ ]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)$")
# As Python-Markdown reads fences: it looks no closer at what is within.
_CLOSED_FENCE = re.compile(
    r"(?ms)^(?P<fence>`{3,}|~{3,})[ ]*\.?[\w#.+-]*[ ]*\n.*?(?<=\n)(?P=fence)[ ]*$"
)
_FOOTNOTE = re.compile(r"\[\^[^\]\n]*\](?P<definition>:?)")
# Without `p`, `li` and their like: their end tags may be left out, so a count says nothing.
_NESTING = KNOWN - VOID - names("dd dt li option p rp rt tbody td tfoot th thead tr")


class TooComplexError(Exception):
    """A text more complex than anyone writes, refused before it costs time."""


def check(text: str) -> None:
    r"""Look for nesting, and for marks whose ends a parser would search for too long.

    Args:
        text: Markdown with `\n` line ends, HTML within.

    Raises:
        TooComplexError: lists, quotations, brackets, definitions or tags nested too deep; too many
            marks, block lines or table cells in one paragraph; too many footnotes; tags or fences
            without an end before too much text.
    """
    _check_lists(text)
    _check_tags(text)
    check_fences(text)
    text = _CLOSED_FENCE.sub("\n\n", text)
    _check_footnotes(text)
    paragraphs = _outside_indented_code(_PARAGRAPH_END.split(text))
    pieces = max(len(paragraphs), text.count("](") + text.count("  \n"), text.count("\n") // 10)
    if pieces > MOST_ELEMENTS:
        raise TooComplexError("too many paragraphs, links or lines")
    for paragraph in paragraphs:
        _check_brackets(paragraph)
        _check_paragraph(paragraph)


def check_html(text: str) -> None:
    """Look for what would keep those busy who read HTML: open tags, comments and elements.

    Args:
        text: HTML, WordPress's shortcodes and block comments within.

    Raises:
        TooComplexError: tags nested too deep; tags, comments, code or captions without an end
            before too much text.
    """
    _check_tags(text)
    _check_unended(text)


def _check_unended(text: str) -> None:
    tags = list(_SEARCHED.finditer(text))
    last_end = {_kind(tag): tag.start() for tag in tags if tag["end"]} | {"": text.rfind("-->")}
    searched = sum(
        len(text) - tag.start()
        for tag in tags
        if not tag["end"] and last_end.get(_kind(tag), -1) < tag.start()
    )
    if searched > _MOST_IN_OPEN_FENCES:
        raise TooComplexError("too many comments or code elements without an end")


def _kind(tag: re.Match[str]) -> str:
    return (tag["name"] or "").lower()


def _check_lists(text: str) -> None:
    if any(len(_MARKER.findall(found[0])) > DEEPEST for found in _MARKERS.finditer(text)):
        raise TooComplexError(f"lists or quotations nested more than {DEEPEST} deep")
    if any(len(found[1].expandtabs(4)) > 4 * DEEPEST for found in _INDENTED_ITEM.finditer(text)):
        raise TooComplexError(f"lists nested more than {DEEPEST} deep")


def _check_tags(text: str) -> None:
    depth = 0
    for found in _TAG.finditer(text):
        if found["name"].lower() in _NESTING:
            depth = max(0, depth - 1) if found["end"] else depth + 1
        if depth > 2 * DEEPEST:
            raise TooComplexError(f"HTML tags nested more than {2 * DEEPEST} deep")
    waiting: list[int] = []
    searched = 0
    for found in _ANGLE.finditer(text + ">"):
        if found[0] == "<":
            waiting.append(found.start())
            continue
        # Only a `<` that another one follows is open: in a whole tag nothing is searched twice.
        searched += sum(found.start() - start for start in waiting[:-1])
        waiting.clear()
    if searched > _MOST_IN_OPEN_TAGS:
        raise TooComplexError("too many HTML tags without a closing >")


def check_fences(text: str) -> None:
    """Look for code without an end, which is searched for through the whole text.

    Raises:
        TooComplexError: too many fences, `<pre>` or `<code>` that nothing ends.
    """
    _check_unended(text)
    fences = list(_FENCE.finditer(text))
    last_end = {found["fence"]: found.start() for found in fences if not found["rest"].strip(" ")}
    searched = sum(
        len(text) - found.start()
        for found in fences
        if last_end.get(found["fence"], -1) <= found.start()
    )
    if searched > _MOST_IN_OPEN_FENCES:
        raise TooComplexError("too many code fences (``` or ~~~) without an end")


def _check_footnotes(text: str) -> None:
    footnotes = [bool(found["definition"]) for found in _FOOTNOTE.finditer(text)]
    if max(footnotes.count(True), footnotes.count(False)) > MOST_FOOTNOTES:
        raise TooComplexError(f"more than {MOST_FOOTNOTES} footnotes or references to them")


def _outside_indented_code(paragraphs: Iterable[str]) -> list[str]:
    """Those that a parser reads closely: not code indented by four behind anything but a list."""
    kept = []
    in_list = False
    for paragraph in paragraphs:
        if not paragraph.strip():
            continue
        indented = all(line.startswith(("    ", "\t")) for line in paragraph.split("\n"))
        if not indented:
            in_list = _CONTINUED.search(paragraph) is not None
        if in_list or not indented:
            kept.append(paragraph)
    return kept


def _check_brackets(paragraph: str) -> None:
    """Add up the distances from each bracket to its end, which the parser walks one by one."""
    # An escaped bracket is a token of another kind.
    brackets = list(_BRACKET.finditer(paragraph))
    searched = 0
    for opening, closing in ("[]", "()"):
        waiting: list[int] = []
        for found in brackets:
            if found[0] == opening:
                waiting.append(found.start())
            elif found[0] == closing and waiting:
                searched += found.start() - waiting.pop()
            if opening == "[" and len(waiting) > 2 * DEEPEST:
                raise TooComplexError(
                    f"more than {2 * DEEPEST} brackets nested or unclosed in one paragraph"
                )
        searched += sum(len(paragraph) - start for start in waiting)
    if searched > _MOST_BRACKETED:
        raise TooComplexError("too much text between brackets in one paragraph")


def _check_paragraph(paragraph: str) -> None:
    length = len(paragraph)
    if len(_MARK.findall(paragraph)) * length > _MOST_MARKED:
        raise TooComplexError(f"too many marks in one paragraph of {length:,} characters")
    if paragraph.count("{") * length > _MOST_IN_BRACES:
        raise TooComplexError(f"too many braces in one paragraph of {length:,} characters")
    if len(_BLOCK_LINE.findall(paragraph)) * length > _MOST_BETWEEN_BLOCKS:
        raise TooComplexError(f"too many headings or rules in {length:,} characters without a gap")
    if len(_REFERENCE.findall(paragraph)) * length > _MOST_BETWEEN_REFERENCES:
        raise TooComplexError(f"too many [name]: lines in {length:,} characters without a gap")
    if len(_DEFINITION.findall(paragraph)) > DEEPEST // 2:
        # Without empty lines Python-Markdown reads each definition as a part of the one above.
        raise TooComplexError(f"definitions nested more than {DEEPEST // 2} deep")
    columns = max((found[0].count("|") for found in _TABLE_RULE.finditer(paragraph)), default=0)
    if columns and columns * paragraph.count("\n") > MOST_ELEMENTS:
        raise TooComplexError(f"a table of more than {MOST_ELEMENTS:,} cells")
