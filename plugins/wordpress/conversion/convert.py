"""One exported body to the body of a bundle file, with the account of it: a pure function."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.wordpress.conversion.findings import Findings
from plugins.wordpress.conversion.html_to_markdown import to_markdown
from plugins.wordpress.conversion.inventory import take, visible_text
from plugins.wordpress.conversion.order_chains import chain_of, order_chains
from plugins.wordpress.conversion.presentation import simplify
from plugins.wordpress.conversion.sanitising import sanitise
from plugins.wordpress.conversion.source_html import source_html
from plugins.wordpress.conversion.verification import coverage, differences
from plugins.wordpress.upload_path import UPLOADS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from plugins.wordpress.conversion.context import Context
    from plugins.wordpress.conversion.inventory import Inventory
    from plugins.wordpress.model import Counts, OrderChain, Post

_LONGEST_SUMMARY = 120
_SENTENCE_END = re.compile(r"[。！？!?]|\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Converted:
    """A body in the site's Markdown.

    Attributes:
        markdown: the new body; ends with one line end, or is empty.
        text: the visible text.
        summary: the beginning of the first paragraph, "" without one.
        before: counts of the old body as it was rendered.
        after: counts of the new one.
        coverage: share of the old text (0 to 1) that the new one shows.
        differences: what the new body lacks or has too much, one line each.
        kept_as_html: first words of each block that has no Markdown form.
        chains: orders given in the text.
        uploads: root-relative addresses of the old site's uploads that the text needs.
        notes: what was dropped or changed on purpose.
        shortcodes: name and number of each kind of shortcode that nothing is known of; they stay
            visible as text.
        blocks: name and number of each kind of block that nothing is known of; their HTML stays.
        embedded: addresses of players, frames and files that became links.
        parts: number of pages that the old site showed the text on.
        before_text: the whole visible text of the old body, "" when the new one shows the same.
        after_text: that of the new one, "" likewise.
    """

    markdown: str
    text: str
    summary: str
    before: Counts
    after: Counts
    coverage: float
    differences: tuple[str, ...]
    kept_as_html: tuple[str, ...]
    chains: tuple[OrderChain, ...]
    uploads: tuple[str, ...]
    notes: tuple[str, ...]
    shortcodes: tuple[tuple[str, int], ...] = ()
    blocks: tuple[tuple[str, int], ...] = ()
    embedded: tuple[str, ...] = ()
    parts: int = 1
    before_text: str = ""
    after_text: str = ""


def convert(post: Post, base: str, context: Context) -> Converted:
    """Convert the body of `post`, render the result again and compare.

    Args:
        post: its body and markup are read, and what blocks and galleries ask of it.
        base: path of the old page, which relative addresses start from.
        context: the rest of the site.

    Raises:
        limits.TooComplexError: a text nested deeper, or with more marks, than anyone writes.
    """
    findings = Findings()
    safe = sanitise(source_html(post, context, findings))
    soup = safe.soup
    before = take(soup)
    notes = Counter([*findings.notes, *safe.notes, *simplify(soup, base, context.links)])
    new = to_markdown(soup)
    same = before.text == new.after.text
    return Converted(
        markdown=new.text,
        text=new.after.text,
        summary=_summary(soup),
        before=before.counts,
        after=new.after.counts,
        coverage=coverage(before.text, new.after.text),
        differences=differences(new.before, new.after),
        kept_as_html=new.kept_as_html,
        chains=order_chains(soup),
        uploads=_uploads(new.after),
        notes=tuple(line + (f" ({n}×)" if n > 1 else "") for line, n in notes.items()),
        shortcodes=tuple(findings.shortcodes.items()),
        blocks=tuple(findings.blocks.items()),
        embedded=tuple(dict.fromkeys((*findings.embedded, *safe.embedded))),
        parts=findings.parts,
        before_text="" if same else before.text,
        after_text="" if same else new.after.text,
    )


def _uploads(inventory: Inventory) -> tuple[str, ...]:
    addresses = [picture[0] for picture in inventory.pictures]
    addresses += [address for address, _ in inventory.links]
    paths = (urlsplit(address).path for address in addresses if address.startswith(UPLOADS))
    return tuple(dict.fromkeys(paths))


def _summary(soup: BeautifulSoup) -> str:
    for paragraph in soup.find_all("p"):
        text = visible_text(paragraph)
        if text and chain_of(text) is None:
            return _shortened(text)
    return ""


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_SUMMARY:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, _LONGEST_SUMMARY)]
    return text[: ends[-1]] if ends else f"{text[: _LONGEST_SUMMARY - 1].rstrip()}…"
