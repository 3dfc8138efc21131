"""WordPress's own `post_content` as the HTML that its readers saw, but for typographic quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.wordpress.conversion.autop import autop
from plugins.wordpress.conversion.block_html import BlockPages
from plugins.wordpress.conversion.blocks import has_blocks
from plugins.wordpress.conversion.code_markup import hold_code
from plugins.wordpress.conversion.embeds import link_bare_addresses
from plugins.wordpress.conversion.galleries import MediaShortcodes
from plugins.wordpress.conversion.holding import Holding
from plugins.wordpress.conversion.shortcodes import count_unknown, expand

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.wordpress.conversion.context import Context
    from plugins.wordpress.conversion.findings import Findings
    from plugins.wordpress.conversion.shortcodes import Shortcode
    from plugins.wordpress.model import Post

_PAGE_END = "<!--nextpage-->"
_TEASER_END = re.compile(r"<!--(?:more[^<>]*|noteaser)-->")
_WHOLE = re.compile(
    r"<(?P<name>script|style|textarea|svg|math|object|select|video|audio|iframe|noscript)\b[^>]*>"
    r".*?</(?P=name)\s*>",
    re.DOTALL | re.IGNORECASE,
)


def render_wordpress(body: str, post: Post, context: Context, findings: Findings) -> str:
    r"""HTML of `body`, unsanitised.

    Args:
        body: raw post content with `\n` line ends, within the limits of `limits.check_html`.
        post: that it belongs to.
        context: attachments, reusable blocks and titles.
        findings: takes down shortcodes, blocks, players and pages.

    Raises:
        TooComplexError: blocks nested too deep, or too many reusable ones.
    """
    holding = Holding()
    media = MediaShortcodes(post, context, findings)
    text = holding.without_marks(body)
    by_blocks = has_blocks(text)
    if by_blocks:
        text = BlockPages(post, context, findings, media, holding).html(text)
    text = hold_code(text, holding)
    pages = [page.strip() for page in text.removeprefix(_PAGE_END).split(_PAGE_END)]
    findings.parts = len(pages)
    text = _TEASER_END.sub("", "\n\n".join(pages))
    text = _WHOLE.sub(lambda found: holding.inline(found[0]), text)
    text = expand_media(text, media, holding)
    text = link_bare_addresses(text, holding, findings.embedded.append)
    count_unknown(text, findings.shortcodes)
    return holding.restore(text if by_blocks else autop(text))


def expand_media(text: str, media: MediaShortcodes, holding: Holding) -> str:
    """`text` with WordPress's own shortcodes as HTML, put away as blocks."""

    def held(handler: Callable[[Shortcode], str | None]) -> Callable[[Shortcode], str | None]:
        def handle(code: Shortcode) -> str | None:
            new = handler(code)
            return None if new is None else holding.block(new)

        return handle

    return expand(text, {name: held(handler) for name, handler in media.handlers.items()})
