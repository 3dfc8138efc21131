"""HTML of blocks: what they hold, and what WordPress made of those that hold nothing.

Names and attributes: https://developer.wordpress.org/block-editor/reference-guides/core-blocks/.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.autop import autop
from plugins.wordpress.conversion.blocks import Block, parse
from plugins.wordpress.conversion.code_markup import hold_code
from plugins.wordpress.conversion.embeds import link, page_of
from plugins.wordpress.conversion.galleries import figure
from plugins.wordpress.conversion.html_names import names
from plugins.wordpress.conversion.limits import TooComplexError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from plugins.wordpress.conversion.context import Context
    from plugins.wordpress.conversion.findings import Findings
    from plugins.wordpress.conversion.galleries import MediaShortcodes
    from plugins.wordpress.conversion.holding import Holding
    from plugins.wordpress.model import Post

_HOLDING_THEIR_HTML = names(
    "audio button buttons code column columns details file freeform group heading html image list"
    " list-item media-text missing more nextpage paragraph preformatted pullquote quote separator"
    " social-links spacer subhead table text-columns video"
)
_FILLED_BY_WORDPRESS = names(
    "avatar calendar home-link latest-comments legacy-widget loginout navigation pattern read-more"
    " search template-part widget-group"
)
_LISTS = {
    "core/archives": "the archives",
    "core/categories": "categories",
    "core/page-list": "pages",
    "core/tag-cloud": "tags",
}
_OF_A_THEME = ("comment-", "comments", "navigation-", "post-", "query-", "site-", "term-")
_MOST_REUSED = 200
_OUTER_FIGURE = re.compile(r"\A\s*<figure\b[^>]*>|</figure>\s*\Z")
_GALLERY_LIST = re.compile(r"</?(?:ul|li)\b[^>]*>")
_GALLERY_CAPTION = re.compile(
    r"<figcaption class=\"blocks-gallery-caption[^>]*>(?P<caption>.*?)</figcaption>", re.DOTALL
)
_ADDRESS = re.compile(r"(?:https?:)?//[^\s<>\"]+")
_CAPTION = re.compile(r"<figcaption\b[^>]*>(?P<caption>.*?)</figcaption>", re.DOTALL)
_VERSE = re.compile(r"<pre\b[^>]*>(?P<lines>.*?)</pre>", re.DOTALL)


class BlockPages:
    """Writes the blocks of one post as HTML."""

    def __init__(
        self,
        post: Post,
        context: Context,
        findings: Findings,
        media: MediaShortcodes,
        holding: Holding,
    ) -> None:
        self._post = post
        self._context = context
        self._findings = findings
        self._media = media
        self._holding = holding
        self._within: list[str] = []
        self._reused = 0
        self._writers: Mapping[str, Callable[[Block], str]] = {
            "core/block": self._reusable,
            "core/cover": self._cover,
            "core/embed": self._embed,
            "core/footnotes": self._footnotes,
            "core/gallery": self._gallery,
            "core/latest-posts": lambda block: self._latest(block.text("postsToShow")),
            "core/navigation-link": self._listed_link,
            "core/query": self._query,
            "core/rss": lambda block: self._paragraph(block.text("feedURL")),
            "core/shortcode": self._shortcode,
            "core/social-link": self._listed_link,
            "core/verse": self._verse,
            **dict.fromkeys(_LISTS, self._listed),
            "enlighter/codeblock": self._inner,
            "syntaxhighlighter/code": self._coloured,
        }

    def html(self, content: str) -> str:
        """HTML of the blocks in `content`.

        Raises:
            TooComplexError: blocks nested too deep, or too many reusable ones.
        """
        return self._inner(parse(content))

    def _inner(self, block: Block) -> str:
        return "".join(
            piece if isinstance(piece, str) else self._block(piece) for piece in block.pieces
        )

    def _block(self, block: Block) -> str:
        namespace, _, name = block.name.partition("/")
        writer = self._embed if namespace == "core-embed" else self._writers.get(block.name)
        if writer is not None:
            return writer(block)
        inner = self._inner(block)
        filled = name in _FILLED_BY_WORDPRESS or name.startswith(_OF_A_THEME)
        if namespace == "core" and filled:
            if not inner.strip():
                self._left_out(block.name)
        elif namespace != "core" or name not in _HOLDING_THEIR_HTML:
            self._findings.blocks[block.name] += 1
        return inner

    def _reusable(self, block: Block) -> str:
        number = block.text("ref")
        content = self._context.blocks.get(number)
        if content is None or number in self._within:
            why = "lacks" if content is None else "puts within itself"
            self._findings.note(
                f"reusable block {number or 'without a number'}, which the export {why}"
            )
            return ""
        self._reused += 1
        if self._reused > _MOST_REUSED:
            raise TooComplexError(f"more than {_MOST_REUSED} reusable blocks")
        self._within.append(number)
        written = self.html(self._holding.without_marks(content))
        self._within.pop()
        return written

    def _cover(self, block: Block) -> str:
        inner, address = self._inner(block), block.text("url")
        if not address or "<img" in inner or "<video" in inner:
            return inner
        alt = html.escape(block.text("alt"))
        return figure(f'<img src="{html.escape(address)}" alt="{alt}">', "") + inner

    def _embed(self, block: Block) -> str:
        inner = self._inner(block)
        found = _ADDRESS.search(html.unescape(inner))
        address = block.text("url") or (found[0] if found else "")
        if not address:
            return inner
        caption = _CAPTION.search(inner)
        return self._paragraph(page_of(address)) + (
            f"<p>{caption['caption']}</p>" if caption else ""
        )

    def _footnotes(self, block: Block) -> str:
        try:
            notes = json.loads(self._post.field("footnotes") or "[]")
        except (ValueError, RecursionError):
            notes = []
        usable = (
            [note for note in notes if isinstance(note, dict)] if isinstance(notes, list) else []
        )
        if not usable:
            self._left_out(block.name)
            return ""
        items = []
        for note in usable:
            name = html.escape(str(note.get("id", "")))
            back = f'<a href="#{name}-link">↩︎</a>'
            items.append(f'<li id="{name}">{note.get("content", "")} {back}</li>')
        return f"<ol>{''.join(items)}</ol>"

    def _gallery(self, block: Block) -> str:
        inner = self._inner(block)
        if "<img" not in inner:
            numbers = block.attributes.get("ids")
            listed = ",".join(map(str, numbers)) if isinstance(numbers, list) else ""
            return (self._media.gallery(listed) or "") + inner
        inner = _OUTER_FIGURE.sub("", _GALLERY_LIST.sub("", inner))
        return _GALLERY_CAPTION.sub(r"<p>\g<caption></p>", inner)

    def _latest(self, number: str) -> str:
        titles = self._context.titles[: int(number) if number.isdecimal() else 5]
        return self._list("core/latest-posts", "the latest posts", titles)

    def _listed(self, block: Block) -> str:
        is_other = block.text("taxonomy") not in {"", "post_tag", "category"}
        links = () if is_other else self._context.lists.get(block.name, ())
        return self._list(block.name, _LISTS[block.name], links)

    def _list(self, name: str, what: str, links: Sequence[tuple[str, str]]) -> str:
        if not links:
            self._left_out(name)
            return ""
        self._findings.note(f"list of {what} became one of those at the time of the import")
        return f"<ul>{''.join(f'<li>{link(to, text)}</li>' for text, to in links)}</ul>"

    def _query(self, block: Block) -> str:
        query = block.attributes.get("query")
        number = query.get("perPage") if isinstance(query, dict) else None
        return self._latest(str(number or ""))

    def _listed_link(self, block: Block) -> str:
        address = block.text("url")
        if not address:
            self._left_out(block.name)
            return ""
        if "@" in address and ":" not in address:
            address = f"mailto:{address}"
        elif not re.match(r"[a-z]+:|[/#?]", address):
            address = f"https://{address}"
        label = re.sub(r"<[^<>]*>", "", html.unescape(block.text("label"))) or block.text("service")
        return f"<li>{link(address, label)}</li>"

    def _shortcode(self, block: Block) -> str:
        return autop(hold_code(self._inner(block), self._holding))

    def _verse(self, block: Block) -> str:
        def with_breaks(found: re.Match[str]) -> str:
            return f"<p>{found['lines'].strip().replace(chr(10), '<br>')}</p>"

        return _VERSE.sub(with_breaks, self._inner(block))

    def _coloured(self, block: Block) -> str:
        language = html.escape(block.text("language"))
        inner = self._inner(block)
        named = f'<pre class="language-{language}"'
        return re.sub(r"<pre(?:\s+class=\"[^\"]*\")?", named, inner, count=1) if language else inner

    def _paragraph(self, address: str) -> str:
        if not address:
            return ""
        self._findings.embedded.append(address)
        return f"<p>{link(address)}</p>"

    def _left_out(self, name: str) -> None:
        self._findings.note(f"block {name} was filled by WordPress and is left out")
