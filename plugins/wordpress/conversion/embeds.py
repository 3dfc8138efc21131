"""What an old text played or framed from elsewhere: the addresses that people can open instead."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.wordpress.conversion.holding import Holding

# Player of a video site, and the page of the same video.
_PAGES = (
    (r"(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,})", "www.youtube.com/watch?v={}"),
    (r"player\.vimeo\.com/video/(\d+)", "vimeo.com/{}"),
    (r"vimeo\.com/moogaloop\.swf\?(?:[^#]*&)?clip_id=(\d+)", "vimeo.com/{}"),
    (r"player\.youku\.com/embed/([\w=]+)", "v.youku.com/v_show/id_{}.html"),
    (r"player\.youku\.com/player\.php/(?:[^?#]*/)?sid/([\w=]+)/", "v.youku.com/v_show/id_{}.html"),
    (r"(?:www\.)?tudou\.com/v/([\w-]+)", "www.tudou.com/programs/view/{}/"),
    (
        r"(?:www\.)?tudou\.com/programs/view/html5embed\.action\?(?:[^#]*&)?code=([\w-]+)",
        "www.tudou.com/programs/view/{}/",
    ),
    (r"player\.ku6\.com/refer/([\w.-]+?)/v\.swf", "v.ku6.com/show/{}.html"),
    (r"player\.56\.com/(v_\w+)\.swf", "www.56.com/u/{}.html"),
    (r"static\.hdslb\.com/miniloader\.swf\?(?:[^#]*&)?aid=(\d+)", "www.bilibili.com/video/av{}"),
    (r"player\.bilibili\.com/player\.html\?(?:[^#]*&)?aid=(\d+)", "www.bilibili.com/video/av{}"),
    (r"player\.bilibili\.com/player\.html\?(?:[^#]*&)?bvid=(BV\w+)", "www.bilibili.com/video/{}"),
    (r"static\.video\.qq\.com/TPout\.swf\?(?:[^#]*&)?vid=(\w+)", "v.qq.com/x/page/{}.html"),
    (r"v\.qq\.com/(?:txp/)?iframe/player\.html\?(?:[^#]*&)?vid=(\w+)", "v.qq.com/x/page/{}.html"),
    (r"(?:www\.)?dailymotion\.com/(?:embed/video|swf)/(\w+)", "www.dailymotion.com/video/{}"),
)
_PLAYERS = tuple(
    (re.compile(rf"(?P<scheme>https?:)?//{player}", re.IGNORECASE), page) for player, page in _PAGES
)
_BARE_LINE = re.compile(
    r"(?m)^(?P<before>[ \t]*(?:<p>[ \t]*)?)(?P<address>https?://[^\s<>\"\[\]]+)"
    r"(?P<after>[ \t]*(?:</p>)?[ \t]*)$"
)


def page_of(address: str) -> str:
    """The page on which people watch what the player at `address` plays, else `address` itself."""
    for player, page in _PLAYERS:
        if found := player.match(address.strip()):
            return f"{found['scheme'] or 'https:'}//{page.format(found[2])}"
    return address


def link(address: str, text: str = "") -> str:
    """HTML of a link to `address` (plain text), which shows `text` or itself."""
    shown = html.escape(text or address, quote=False)
    return f'<a href="{html.escape(address)}">{shown}</a>'


def link_bare_addresses(text: str, holding: Holding, embedded: Callable[[str], None]) -> str:
    """Addresses alone on their line, which WordPress shows as players where it can, as links."""

    def linked(found: re.Match[str]) -> str:
        address = html.unescape(found["address"])
        embedded(address)
        return found["before"] + holding.inline(link(address)) + found["after"]

    return _BARE_LINE.sub(linked, text)
