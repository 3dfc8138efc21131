from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.addresses.address_files import (
    attachments_from_csv,
    attachments_to_csv,
    redirects_from_csv,
    redirects_to_csv,
)
from plugins.wordpress.addresses.attachment_pages import AttachmentPage
from plugins.wordpress.model import Redirect

CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.sampled_from('a,"\n\r=+-@ 后')),
)


@given(st.lists(st.builds(Redirect, CELLS, CELLS)))
def test_redirects_survive_their_file(rows: list[Redirect]) -> None:
    assert list(redirects_from_csv(redirects_to_csv(rows))) == rows


@given(st.lists(st.builds(AttachmentPage, *[CELLS] * 7)))
def test_attachments_survive_their_file(rows: list[AttachmentPage]) -> None:
    assert list(attachments_from_csv(attachments_to_csv(rows))) == rows


def test_the_files_look_as_documented() -> None:
    assert (
        redirects_to_csv([Redirect("/?p=2369", "/2369.html")]) == "from,to\n/?p=2369,/2369.html\n"
    )
    assert attachments_to_csv([]) == "path,title,file,alt,caption,description,parent\n"


@pytest.mark.parametrize(
    "text", ["", "to,from\n", "from,to\n/a\n", "from,to\n/a,/b,/c\n", 'from,to\n"a']
)
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"row|line|CSV"):
        list(redirects_from_csv(text))
