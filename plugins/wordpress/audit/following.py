"""Redirects, followed to their end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.wordpress.audit.answer import Answer, digest
from plugins.wordpress.audit.html_page import parsed

if TYPE_CHECKING:
    from plugins.wordpress.audit.answer import Reply, Website
    from plugins.wordpress.audit.targets import Host

LONGEST = 5
"""Hops that browsers and search engines can be expected to follow in one go."""

_REFRESH = re.compile(r"(?i)\s*(\d+(?:\.\d*)?)\s*[;,]\s*(?:url\s*=\s*)?['\"]?(.+?)['\"]?\s*$")
_SLOW = 10.0


def answer_of(site: Website, host: Host, target: str) -> Answer:
    """What `target` leads to on `site`, over at most `LONGEST` redirects, meta refresh included."""
    seen = [target]
    while True:
        current = seen[-1]
        reply = site.ask(current)
        link = _next(reply)
        if not link:
            return _ended(target, current, reply)
        following = host.target(link, current)
        if following is None:
            return Answer(target, link, reply.status, problem="leads to another site")
        if following in seen:
            return Answer(target, following, reply.status, problem="redirects in a circle")
        seen.append(following)
        if len(seen) > LONGEST + 1:
            problem = f"redirects more than {LONGEST} times"
            return Answer(target, following, reply.status, problem=problem)


def _ended(target: str, end: str, reply: Reply) -> Answer:
    problem = reply.problem
    if not problem and reply.status != 200:
        problem = f"answers {reply.status}"
    return Answer(
        target,
        end,
        reply.status,
        reply.media_type,
        reply.charset,
        reply.body,
        digest(reply.body),
        problem,
    )


def _next(reply: Reply) -> str:
    if reply.location and reply.status in (301, 302, 303, 307, 308):
        return reply.location
    if reply.status != 200 or b"http-equiv" not in reply.body[:20_000].lower():
        return ""
    if reply.media_type not in ("text/html", "application/xhtml+xml"):
        return ""
    for element in parsed(reply.body[:20_000], reply.charset).iter("meta"):
        if str(element.get("http-equiv", "")).strip().lower() == "refresh":
            found = _REFRESH.match(str(element.get("content", "")))
            # A page that loads itself anew every few minutes is not a redirect.
            if found and float(found[1]) <= _SLOW:
                return found[2]
    return ""
