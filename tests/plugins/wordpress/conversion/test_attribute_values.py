from __future__ import annotations

import pytest

from plugins.wordpress.conversion.attribute_values import valid_value
from tests.plugins.wordpress.bodies import converted


@pytest.mark.parametrize(
    ("attribute", "value", "valid"),
    [
        ("colspan", "2", "2"),
        ("colspan", " 3 ", "3"),
        ("colspan", "x", None),
        ("colspan", "0", None),
        ("colspan", "99999", None),
        ("rowspan", "2000", "2000"),
        ("rowspan", "50%", None),
        ("scope", "ROW", "ROW"),
        ("scope", "x", None),
        ("datetime", "2012-10-26", "2012-10-26"),
        ("datetime", "2012-10-26T09:00:00+08:00", "2012-10-26T09:00:00+08:00"),
        ("datetime", "昨天", None),
        ("start", "-3", "-3"),
        ("start", "a", None),
        ("id", "", None),
        ("id", "a b", None),
        ("id", "a", "a"),
        ("href", "/a%20b?c=100%&d=%zz", "/a%20b?c=100%25&d=%25zz"),
        ("title", "100%", "100%"),
    ],
)
def test_values(attribute: str, value: str, valid: str | None) -> None:
    assert valid_value("x", attribute, value) == valid


def test_references_to_controls_leave_no_control() -> None:
    new = converted(
        "甲&#8;&#x1;&#127;乙&#129;&#65534;&#150;丙`&amp;#8;`\n\n<pre>&#27;丁&#10;戊</pre>"
    )

    assert new.text.split() == ["甲乙–丙&amp;#8;", "丁", "戊"]
    assert new.coverage == 1
