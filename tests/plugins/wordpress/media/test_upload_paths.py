from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.media.upload_paths import name_objection


@pytest.mark.parametrize(
    "below",
    ["../x.png", "a/../../x.png", "/x.png", "a//b.png", "a/./b.png", "a\\b.png", "x" * 256, "..."],
)
def test_paths_that_lead_elsewhere(below: str) -> None:
    assert name_objection(below)


@pytest.mark.parametrize(
    ("below", "words"),
    [
        (".htaccess", "hidden"),
        ("2012/.git/config", "hidden"),
        ("2012/aux.png", "device"),
        ("a" + "/a" * 33, "folders"),
        ("shell.php", "program"),
        ("a.png.phtml", "program"),
        ("page.HTML", "program"),
        ("2012/dump.sql", "database"),
        ("db.sqlite3", "database"),
        ("wp-config.php~", "database"),
        ("site-2012-10-26-backup.zip", "backup"),
        ("2012/woocommerce_uploads/a.pdf", "private folder"),
        ("my-backups/a.png", "private folder"),
        ("\ud800.png", "UTF-8"),
    ],
)
def test_what_is_not_published(below: str, words: str) -> None:
    assert words in name_objection(below)


@pytest.mark.parametrize(
    "below",
    ["2012/10/图.png", "vps-backup-script.tar.gz", "a.b.c.jpg", "x.svg", "README", "phpinfo.png"],
)
def test_what_is_published(below: str) -> None:
    assert name_objection(below) == ""


@given(st.text(min_size=1, max_size=300))
def test_a_name_without_objection_stays_below_the_uploads(below: str) -> None:
    if not name_objection(below):
        assert not {"", ".", ".."} & set(below.split("/"))
        assert "\\" not in below
        assert "\0" not in below
        below.encode()
