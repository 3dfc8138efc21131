"""How long a text takes to read, for Han and Latin text mixed."""

from __future__ import annotations

import math
import re

HAN_CHARACTERS_PER_MINUTE = 400
LATIN_WORDS_PER_MINUTE = 230

_TAG = re.compile(r"<[^>]*>")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN_WORD = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff][\w'-]*")


def reading_time(html: str) -> int:
    """Minutes to read `html`, at least 1.

    Both kinds of text are counted at their own speed and added: a formula that switches to Han as
    soon as one Han character occurs is wrong for every English text that quotes a Chinese term.
    """
    text = _TAG.sub(" ", html)
    han = len(_HAN.findall(text))
    words = len(_LATIN_WORD.findall(_HAN.sub(" ", text)))
    minutes = han / HAN_CHARACTERS_PER_MINUTE + words / LATIN_WORDS_PER_MINUTE
    return max(1, math.ceil(minutes))
