from __future__ import annotations

import pytest

from plugins.benchmarks.intake.ip_addresses import is_public, public_addresses


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in public_addresses(text)]


@pytest.mark.parametrize(
    "text",
    [
        "9.9.9.9", "at 9.9.9.9.", "[9.9.9.9]:80", "http://9.9.9.9/x", "9.9.9.9/24", "9.9.9.9-12",
        '"ip":"9.9.9.9"', "tcp/9.9.9.9", "/dev/tcp/9.9.9.9/80", "::ffff:9.9.9.9", "src=9.9.9.9",
        "IPv4：9.9.9.9", "ping -c 1 9.9.9.9", "Linux host 9.9.9.9 up",
    ],
)  # fmt: skip
def test_an_address_is_found_wherever_it_stands(text: str) -> None:
    assert found(text) == ["9.9.9.9"]


@pytest.mark.parametrize(
    "text",
    [
        "Linux 5.10.0.18", "Linux web7 5.10.0.18 #1 SMP", "Kernel      : 5.10.0.18", "v5.10.0.18",
        '"version": "5.10.0.18"', "<AppVersion>5.10.0.18</AppVersion>", "内核：5.10.0.18",
        "Chrome/120.0.0.0 Safari", "linux-image-5.10.0.18", "5.10.0.18-amd64", "OpenSSL 1.1.1.1",
        "BIOS 1.2.3.4", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3", "x1.2.3.4", "1.2.3.4ms",
        "10:33:44", "12:34:56:78:9a:bc", "std::vector", "a::b", "1::2", "2026-11-23T10:33:44",
        "10.0.0.1 172.16.0.1 192.168.0.1 169.254.1.1 127.0.0.1 0.0.0.0 255.255.255.0",
        "192.0.2.1 198.51.100.1 203.0.113.1 198.18.0.1 2001:db8::1 fe80::1 fd00::1 ::1",
    ],
)  # fmt: skip
def test_versions_times_and_private_addresses_are_none(text: str) -> None:
    assert found(text) == []


def test_addresses_of_version_six() -> None:
    text = "[2a01:4f8::1]:80 2a01:4F8:0:1:2:3:4:5, 2400:3200::1/32 64:2a01:4f8::1"
    assert found(text) == ["2a01:4f8::1", "2a01:4F8:0:1:2:3:4:5", "2400:3200::1"]


def test_what_is_no_address_is_not_public() -> None:
    assert not is_public("web7")
    assert is_public("9.9.9.9")
