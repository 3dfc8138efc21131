"""How much of one text another text holds."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = 5
"""Characters of a gram: a Chinese clause, an English word."""

# WordPress's smilies become emoji or pictures, on some pages only.
_SMILEY = re.compile(r"(?<!\S)(?::[a-z]{3,8}:|:\?\?\?:|:[!?]:|[:;8]-?[()?DPOox|])(?!\S)")
# Typographic signs, and what WordPress makes them of when it shows a text (wptexturize).
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‘’‚‛′`´＇", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "×": "x",
        "™": "(tm)",
        "\N{SOFT HYPHEN}": "",
    }
)
_RUNS = ((re.compile("''"), '"'), (re.compile("-{2,}"), "-"), (re.compile(r"\.{3,}"), "..."))
_SHOWN = 60
_LEFT_OUT = ("Zs", "Cc", "Cf", "Zl", "Zp", "Cs", "Co")


def folded(text: str) -> str:
    """`text` without what differs between two ways to show the same words.

    NFC; no white space, control or invisible characters; typographic quotes, dashes and dots as
    plain ones; no emoji and no smilies.
    """
    text = unicodedata.normalize("NFC", _SMILEY.sub("", text)).translate(_PLAIN)
    text = "".join(
        sign
        for sign in text
        if (sign.isascii() and not sign.isspace() and sign.isprintable())
        or (
            not sign.isascii()
            and unicodedata.category(sign) not in _LEFT_OUT
            and not _is_emoji(sign)
        )
    )
    for run, plain in _RUNS:
        text = run.sub(plain, text)
    return text


def _is_emoji(sign: str) -> bool:
    return (sign >= "\U0001f000" and unicodedata.category(sign) == "So") or sign == "\ufe0f"


def grams(text: str) -> Counter[str]:
    """How often each run of `SIZE` characters occurs in a folded text; a shorter text is one."""
    if not text:
        return Counter()
    last = max(len(text) - SIZE, 0)
    return Counter(text[start : start + SIZE] for start in range(last + 1))


def coverage(old: Iterable[str], new: str) -> tuple[int, int]:
    """How many grams of the old blocks the new text holds, and of how many.

    Grams do not reach over the end of a block: what a site puts between two blocks is no loss. A
    block that occurs twice has to be there twice.

    Args:
        old: folded blocks.
        new: a folded text.
    """
    wanted: Counter[str] = Counter()
    for block in old:
        wanted.update(grams(block))
    held = grams(new)
    found = 0
    for gram, times in wanted.items():
        have = held[gram] if len(gram) == SIZE else new.count(gram)
        found += min(times, have)
    return found, wanted.total()


def missing_words(old: Iterable[str], new: str) -> str:
    """The first passage of the old blocks that the new text lacks, "" for none; for people."""
    for block in old:
        if block in new:
            continue
        start = next(
            (at for at in range(len(block)) if block[at : at + SIZE] not in new), len(block)
        )
        if start < len(block):
            return block[start : start + _SHOWN]
    return ""
