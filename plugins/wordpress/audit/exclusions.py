"""Addresses of the old site that hold nothing that could move, each with the reason."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

_PATHS = (
    (r"/wp-admin(/|$)|/wp-login\.php|/wp-signup\.php|/wp-activate\.php", "needs a login"),
    (
        r"/wp-json(/|$)|/xmlrpc\.php|/wp-cron\.php|/wp-trackback\.php|/wp-links-opml\.php|/trackback/?$",
        "for programs",
    ),
    (r"/wp-comments-post\.php", "takes comments"),
    (r"/wp-includes/|/wp-content/(themes|plugins|mu-plugins|cache)/", "part of the old theme"),
    (r"/search/", "a search"),
    (
        r"/(wp-)?sitemap[^/]*\.(xml|xsl|xml\.gz)$|-sitemap\d*\.xml$|/wp-sitemap",
        "a sitemap: the new site has its own",
    ),
    (r"/robots\.txt$", "for search engines: the new site has its own"),
    (r"/embed/?$", "a frame for other sites"),
    (r"/cdn-cgi/", "part of the old host"),
)
_QUERIES = {
    "replytocom": "a form for an answer",
    "s": "a search",
    "share": "sends the reader elsewhere",
    "like_comment": "takes a vote",
    "rest_route": "for programs",
    "preview": "needs a login",
    "unapproved": "a comment that waits",
    "_wpnonce": "an action",
    "doing_wp_cron": "for programs",
    "customize_changeset_uuid": "needs a login",
    "embed": "a frame for other sites",
    "tb": "for programs",
}
# Visits counted by campaign, caches passed by: the same pages again, without end.
_NOISE = re.compile(r"utm_\w+|fbclid|gclid|spm|nocache|print|format")
_SITEMAP = re.compile(r"/robots\.txt$|/(wp-)?sitemap[^/]*\.xml$|/[^/]*-sitemap\d*\.xml$")
_RULES = tuple((re.compile(path), reason) for path, reason in _PATHS)


def reason_not_counted(target: str) -> str:
    """Why `target` is no part of the audit, one clause; "" for one that is."""
    path, _, query = target.partition("?")
    for rule, reason in _RULES:
        if rule.search(path):
            return reason
    for name, _ in parse_qsl(query, keep_blank_values=True):
        if name in _QUERIES:
            return _QUERIES[name]
        if _NOISE.fullmatch(name):
            return f"the same page with another {name}"
    return ""


def leads_further(target: str) -> bool:
    """Whether `target` is not counted, but names addresses that are: sitemaps and robots.txt."""
    return _SITEMAP.search(target.partition("?")[0]) is not None
