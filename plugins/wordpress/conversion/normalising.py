"""HTML of any kind, as a browser reads it: one well-formed text that later steps can rely on."""

from __future__ import annotations

import html
import re
from collections import Counter

import nh3

from plugins.wordpress.addresses.own_addresses import SCHEMES
from plugins.wordpress.conversion.html_names import KNOWN, names
from plugins.wordpress.conversion.limits import MOST_ELEMENTS, TooComplexError

LOOKS = names("area bdi bdo big data font map nav span")
"""Elements that only make text look some way: broken editors nest them by the hundred."""

_UNSAFE_SCHEMES = names(
    "about aim apt bitcoin blob c callto chrome d data e ed2k fg file flashget geo git gopher irc"
    " itms javascript magnet market mms mqqwpa news nntp qqdl res rtsp sftp sip skype sms ssh svn"
    " telnet tencent thunder view-source vbscript webcal wtai xmpp"
)
# No filter: everything that the next step reports or reads is let through.
_READER = nh3.Cleaner(
    tags=set(KNOWN - LOOKS),
    clean_content_tags=set(),
    attributes={
        "div": {"style"},
        "*": set(
            names(
                "alt class cite code colspan content data data-enlighter-language data-lazy-src"
                " data-original data-src datetime headers height href id lang name rowspan scope"
                " poster src start title type value width"
            )
        ),
    },
    generic_attribute_prefixes={"on"},
    url_schemes={*SCHEMES, *_UNSAFE_SCHEMES},
    link_rel=None,
    strip_comments=False,
)

_TAG = re.compile(
    r"</?(?P<name>(?:(?!mailto:)[A-Za-z][A-Za-z0-9]*:)?[A-Za-z][A-Za-z0-9._-]*)(?![\w:.-])"
    r"(?P<attributes>[^<>]*)>"
)
# What Word and buttons of social networks leave; browsers show nothing of it.
_OF_PROGRAMS = re.compile(r"(?:[movwx]|st\d|u\d|fb|g):", re.IGNORECASE)
_BEHIND_NAMES = frozenset({"", " ", "\t", "\n", "\r", "\f", "/"})
# `a<b && c>d`: behind the name of a tag stand names and values of attributes.
_NO_ATTRIBUTES = re.compile(r"[^=\"']*[^A-Za-z0-9_\s/:.=\"'@-][^=\"']*$")
_NO_TAG = re.compile(r"<(?=(?:https?|ftp|mailto):[^<>\s]*>|\?(?:php\b|=))", re.IGNORECASE)
# `<<EOF a<-b`: another `<` comes before any `>`.
_OPEN_TAG = re.compile(r"<(?=/?[A-Za-z])(?![^<>]*>)")
_VALUE_OR_END = re.compile(r"[<>]|=\s*(?P<quote>[\"'])")
_LONGEST_TAG = 10_000
# Empty lines by the hundred are no layout; each costs a search through its siblings.
_MANY_BREAKS = re.compile(r"(?:<br\s*/?>\s*){100,}")
_SWALLOWING = names(
    "iframe listing noembed noframes noscript plaintext script style template textarea title xmp"
)
_SWALLOWING_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{'|'.join(sorted(_SWALLOWING))})(?=[\s/>])[^<>]*>", re.IGNORECASE
)


def normalise(source: str) -> tuple[str, list[str]]:
    """`source` as well-formed HTML, and one line for each kind of thing that was read otherwise.

    Tags that are no HTML (`<VPS>`, `<?php`) become text. Elements that would swallow the rest of
    the page, because nothing ends them, do not begin. Elements of `LOOKS` are gone.

    Raises:
        TooComplexError: more than `limits.MOST_ELEMENTS` elements.
    """
    unknown: Counter[str] = Counter()
    known = _TAG.sub(lambda found: _as_text(found, unknown), _MANY_BREAKS.sub("<br><br>", source))
    notes = [f"<{name}> is no HTML and stays as text ({n}×)" for name, n in unknown.items()]
    known = _OPEN_TAG.sub(_as_sign, _NO_TAG.sub("&lt;", known))
    known, opened = _without_unended(known)
    notes += [f"<{name}> without an end left out" for name in opened]
    read = _READER.clean(known)
    number = sum(not found[0].startswith("</") for found in _TAG.finditer(read))
    if number > MOST_ELEMENTS:
        raise TooComplexError(f"{number:,} HTML elements, more than {MOST_ELEMENTS:,}")
    return read, notes


def _as_text(found: re.Match[str], unknown: Counter[str]) -> str:
    attributes = found["attributes"]
    known = found["name"].lower() in KNOWN and attributes[:1] in _BEHIND_NAMES
    if (known and not _NO_ATTRIBUTES.match(attributes)) or _OF_PROGRAMS.match(found["name"]):
        return found[0]
    unknown[" ".join(found[0].split())[1:-1][:40] if attributes else found["name"]] += 1
    return html.escape(html.unescape(found[0]), quote=False)


def _as_sign(found: re.Match[str]) -> str:
    """The `<` as text, unless it begins a tag with signs in the values of its attributes."""
    text, position = found.string, found.end()
    limit = position + _LONGEST_TAG
    while part := _VALUE_OR_END.search(text, position, limit):
        if part[0] in "<>":
            return "<" if part[0] == ">" else "&lt;"
        position = text.find(part["quote"], part.end(), limit) + 1
        if position == 0:
            break
    return "&lt;"


def _without_unended(text: str) -> tuple[str, list[str]]:
    tags = list(_SWALLOWING_TAG.finditer(text))
    last_end = {tag["name"].lower(): tag.start() for tag in tags if tag["end"]}
    pieces: list[str] = []
    opened: list[str] = []
    position = 0
    within = ""
    for tag in tags:
        name = tag["name"].lower()
        if within or tag["end"]:
            # Within one that is open the tags of all others are text.
            within = "" if tag["end"] and name == within else within
        elif last_end.get(name, -1) > tag.start() and name != "plaintext":
            within = name
        else:
            pieces.append(text[position : tag.start()])
            opened.append(name)
            position = tag.end()
    return "".join([*pieces, text[position:]]), list(dict.fromkeys(opened))
