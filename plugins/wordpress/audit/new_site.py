"""The new site, each address asked for once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from plugins.wordpress.audit.following import answer_of
from plugins.wordpress.audit.html_page import parsed
from plugins.wordpress.audit.page import editions_of, links_of, new_text
from plugins.wordpress.audit.targets import Host, identity, normal

if TYPE_CHECKING:
    from plugins.wordpress.audit.answer import Answer, Website

_REMEMBERED = 1_024


class NewSite:
    """Answers of the new site, with what pages hold read out of them.

    Args:
        site: is asked.
        names: addresses that the site has or had, so that absolute links to it are understood.
    """

    def __init__(self, site: Website, *names: str) -> None:
        self._site = site
        self.host = Host(Host.of(*names, *_canonical(site)).names)
        self.answer = lru_cache(_REMEMBERED)(self._answer)
        self.text = lru_cache(_REMEMBERED)(self._text)
        self.links = lru_cache(_REMEMBERED)(self._links)
        self.editions = lru_cache(_REMEMBERED)(self._editions)

    def page(self, target: str) -> str:
        """What all addresses of the page share that `target` leads to."""
        return identity(normal(self.answer(target).end))

    def _answer(self, target: str) -> Answer:
        answer = answer_of(self._site, self.host, target)
        return answer if answer.is_html or answer.is_xml else replace(answer, body=b"")

    def _text(self, target: str) -> str:
        return new_text(self.answer(target))

    def _links(self, target: str) -> frozenset[str]:
        return links_of(self.answer(target), self.host)

    def _editions(self, target: str) -> frozenset[str]:
        """What the page and its translations share: their identities, its own among them."""
        answer = self.answer(target)
        others = editions_of(answer, self.host) if answer.good and answer.is_html else ()
        return frozenset(map(identity, (normal(answer.end), *others)))


def _canonical(site: Website) -> list[str]:
    """What the home page says its address is: where absolute links of a built site lead."""
    reply = site.ask("/")
    if reply.status != 200 or reply.media_type != "text/html":
        return []
    elements = parsed(reply.body, reply.charset).iter("link")
    found = [str(e.get("href") or "") for e in elements if e.get("rel") == "canonical"]
    return [link for link in found if link.startswith(("http://", "https://"))]
