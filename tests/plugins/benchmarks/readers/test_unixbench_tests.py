from __future__ import annotations

import re

from plugins.benchmarks.readers.unixbench_tests import TESTS
from plugins.benchmarks.units import unit_named


def test_the_index_is_made_of_twelve() -> None:
    assert sum(test.in_index for test in TESTS.values()) == 12


def test_names_and_units_are_ours() -> None:
    names = [test.name for test in TESTS.values()]
    assert len(set(names)) == len(names)
    for test in TESTS.values():
        assert re.fullmatch(r"[a-z0-9-]+", test.name)
        assert unit_named(test.unit).symbol == test.unit
        assert not re.search(r"[㐀-鿿] | [㐀-鿿]", test.chinese)
