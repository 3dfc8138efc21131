from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.conversion.holding import BLOCK_MARK, Holding


def test_pieces_come_back_in_the_places_of_their_marks() -> None:
    holding = Holding()
    inner = holding.inline("<b>")
    outer = holding.block(f"<p>{inner}</p>")

    assert re.fullmatch(rf"\n\n{BLOCK_MARK}\n\n", outer)
    assert holding.restore(f"a{inner}{outer.strip()}c") == "a<b><p><b></p>c"


@given(st.text(st.sampled_from("\uf8f2\uf8f3\uf8f40123a")))
def test_no_text_can_pretend_to_be_a_mark(text: str) -> None:
    holding = Holding()
    mark = holding.inline("secret")
    safe = holding.without_marks(text)

    assert not re.search("[\uf8f2-\uf8f4]", safe)
    assert "secret" not in holding.restore(safe)
    assert holding.restore(safe + mark).endswith("secret")
