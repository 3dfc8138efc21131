from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.wordpress.conversion.order_chains import chain_of, order_chains
from plugins.wordpress.model import OrderChain


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("KVM->OpenVZ->XEN ->HyperV->Vmware", ("KVM", "OpenVZ", "XEN", "HyperV", "Vmware")),
        ("KVM > Xen > OpenVZ", ("KVM", "Xen", "OpenVZ")),
        ("KVM→Xen→OpenVZ", ("KVM", "Xen", "OpenVZ")),
        ("甲＞乙＞丙", ("甲", "乙", "丙")),
        ("A --> B ==> C", ("A", "B", "C")),
        ("Hyper-V > Hyper V > KVM", ("Hyper-V", "Hyper V", "KVM")),
    ],
)
def test_chains(line: str, names: tuple[str, ...]) -> None:
    assert chain_of(line) == OrderChain("", names)


@pytest.mark.parametrize(
    "line",
    ["KVM > Xen", "a->", "->a->b->c", "如果 a>b，那么 b>c，所以 a>d。", "x" * 50 + ">a>b", "plain"],
)
def test_no_chains(line: str) -> None:
    assert chain_of(line) is None


def test_labels_and_headings_say_what_is_ranked() -> None:
    soup = BeautifulSoup(
        "<h4>不超售 :</h4><p>A-&gt;B-&gt;C</p><ul><li>磁盘：B>A>C</li></ul><pre>a->b->c</pre>",
        "html.parser",
    )

    assert order_chains(soup) == (
        OrderChain("不超售", ("A", "B", "C")),
        OrderChain("磁盘", ("B", "A", "C")),
    )


def test_space_around_arrows_is_no_part_of_a_name_however_long() -> None:
    chain = chain_of("A " + " " * 50_000 + "->\tB  C  >" + " " * 50_000 + "D")

    assert chain is not None
    assert chain.names == ("A", "B C", "D")
