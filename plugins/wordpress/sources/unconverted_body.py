"""Whether an exporter left a text as WordPress holds it, instead of turning it into Markdown.

Some were set up so, and some never convert: such a text has paragraphs without tags, line ends that
are breaks, and stars and underscores that emphasise nothing.
"""

from __future__ import annotations

import re
import string

_BLOCK_MARK = re.compile(r"(?m)^<!-- /?wp:[a-z][\w/-]* ?(?:\{.*\} )?/?-->")
_FENCE = re.compile(r"(?m)^ {0,3}(?:```|~~~)")
_OPENING = re.compile(
    r"<(?P<tag>pre|code|script|style)\b[^<>]*>|\[(?P<shortcode>code|sourcecode)\b[^\]\n]*\]",
    re.IGNORECASE,
)
# What exporters that convert always turn into Markdown, unless it stands within what they keep.
_KEPT = re.compile(r"<(?P<name>(?!a\s)[a-z]\w*)\s[^<>]*[^/<>]>.*?</(?P=name)>", re.IGNORECASE)
_HTML = re.compile(
    r"(?i)<(?P<block>h[1-6]|blockquote|li|p)>.*</(?P=block)>\s*$|</?(?:ul|ol|blockquote)>\s*$"
    r"|<(?:strong|em|b|i)>|[^\s<][^<]*<(?:strong|em|b|i)>|(?:[^\s<][^<]*)?<a href=\"[^\"<>]*\">[^<]"
)
_MARKDOWN = re.compile(
    r"(?m)\]\(|\]\[\d+\]|^ {0,3}\[\d+\]: |^#{1,6} \S|^> |^ *(?:\*|\d+\.) {2,3}\S|\*\*[^*\n]+\*\*"
    r"|\S {2}$|^ {4}\S|\\[_*\[\]#]|`[^`\n]+`"
)
# Of ASCII only: other letters may change their number.
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_LONGEST = 2_000_000
_LONGEST_LINE = 2_000


def is_unconverted(body: str) -> bool:
    r"""Whether `body` is WordPress's own `post_content`.

    Args:
        body: of an exported file, with `\n` line ends.
    """
    if len(body) > _LONGEST or "<" not in body or _FENCE.search(body):
        return False
    if _BLOCK_MARK.search(body):
        return True
    text = _without_code(body)
    if _MARKDOWN.search(text):
        return False
    lines = (line[:_LONGEST_LINE] for line in text.split("\n"))
    return any(_HTML.match(_KEPT.sub("", line)) for line in lines)


def _without_code(body: str) -> str:
    lowered = body.translate(_LOWER)
    pieces: list[str] = []
    position = 0
    unended: set[str] = set()
    for found in _OPENING.finditer(lowered):
        tag, shortcode = found["tag"], found["shortcode"]
        ending = f"</{tag}" if tag else f"[/{shortcode}]"
        if found.start() < position or ending in unended:
            continue
        end = lowered.find(ending, found.end())
        if end < 0:
            unended.add(ending)
            continue
        pieces.append(body[position : found.start()])
        position = body.find(">", end) + 1 or len(body) if tag else end + len(ending)
    return "".join([*pieces, body[position:]])
