"""Pelican's writer, with feeds that stand on their own."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from pelican.writers import Writer

_FROM_THE_ROOT = re.compile(r"""(?P<attribute>\s(?:href|src)=["'])/(?!/)""")


class EditionWriter(Writer):  # type: ignore[misc]
    """Feeds link absolutely and say their language, and that of an entry where it is another.

    The context key FEED_PAGE is the address of the page that a feed belongs to, without a leading
    slash; without it that is the home page of the edition. FEED_ID is another address, for feeds
    that share their page with one.
    """

    def write_feed(self, elements: Any, context: dict[str, Any], *args: Any, **options: Any) -> Any:
        """Write a feed as Pelican does, with the public address of the site in front.

        None is written without entries: its date would be that of the build.
        """
        if not elements:
            return None
        address = context["CANONICAL_ORIGIN"] + context["SITEURL"]
        absolute = {**context, "SITEURL": address, "FEED_DOMAIN": address}
        return super().write_feed(elements, absolute, *args, **options)

    def _add_item_to_the_feed(self, feed: Any, item: Any) -> None:
        super()._add_item_to_the_feed(feed, item)
        language = self._languages.get(getattr(item, "lang", ""))
        if language:
            feed.items[-1]["attributes"] = {"xml:lang": language}
        address = urlsplit(self.site_url)
        origin = f"{address.scheme}://{address.netloc}"
        for key in ("content", "description"):
            text = feed.items[-1][key]
            if text:
                feed.items[-1][key] = _FROM_THE_ROOT.sub(rf"\g<attribute>{origin}/", text)

    def _create_new_feed(self, feed_type: str, feed_title: str, context: dict[str, Any]) -> Any:
        feed = super()._create_new_feed(feed_type, feed_title, context)
        edition = context["edition"]
        page = context.get("FEED_PAGE", edition.prefix)
        feed.feed.update(
            language=edition.html_lang,
            link=f"{context['SITEURL']}/{page}",
            id=f"{context['SITEURL']}/{context.get('FEED_ID', page)}",
        )
        self._languages = {other.id: other.html_lang for other in context["editions"]}
        self._languages.pop(edition.id)
        feed.item_attributes = lambda item: item.get("attributes", {})
        return feed
