from __future__ import annotations

import ipaddress
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.benchmarks.intake.private_data import redact
from plugins.benchmarks.intake.stand_ins import KINDS
from tests.conftest import ROOT

SAMPLES = ROOT.parent / "shared" / "samples" / "bench"

# text, what stands there instead
FORMS = [
    # iperf3, sadf, fio client, mtr, nexttrace, speedtest
    (
        '"system_info":\t"Linux web7 5.10.0.18 #1 SMP Debian"',
        '"system_info":\t"Linux host-1.example 5.10.0.18 #1 SMP Debian"',
    ),
    (
        '"cookie": "web7.net.1404753120.128692.3b8b8e1f"',
        '"cookie": "host-1.example.1404753120.128692.3b8b8e1f"',
    ),
    ("curl -H 'Authorization: Bearer sk-1a2B3c'", "curl -H 'Authorization: Bearer token-1'"),
    ("curl -u bob:hunter2 x", "curl -u token-1 x"),
    ("curl --user 'bob:hunter2' x", "curl --user 'token-1' x"),
    ("mysql --password=hunter2 -e x", "mysql --password=token-1 -e x"),
    ("ab --api-key hunter2", "ab --api-key token-1"),
    ('{"hostname": "web7", "port": 1}', '{"hostname": "host-1.example", "port": 1}'),
    ('"nodename":"web7"', '"nodename":"host-1.example"'),
    ('"remote_host":\t"203.0.113.9"', '"remote_host":\t"203.0.113.9"'),
    ('"local_host": "81.2.69.142"', '"local_host": "192.0.2.1"'),
    ('"src": "web7", "dst": "9.9.9.9"', '"src": "host-1.example", "dst": "192.0.2.1"'),
    ('"host": "ae1.r2.net (9.9.9.9)"', '"host": "host-1.example (192.0.2.1)"'),
    ('"host": "fe80::1"', '"host": "fe80::1"'),
    (
        '"internalIp":"10.1.2.3","macAddr":"F0:1E:2D:3C:4B:5A","externalIp":"9.9.9.9"',
        '"internalIp":"192.0.2.1","macAddr":"00:00:5E:00:53:00","externalIp":"192.0.2.2"',
    ),
    (
        '"client": {"ip": "9.9.9.9", "lat": "35.6", "lon": -139.7, "isp": "A \\"B\\" Ltd"}',
        '"client": {"ip": "192.0.2.1", "lat": "0", "lon": 0, "isp": "provider-1"}',
    ),
    (
        '"server": {"host": "speed.city.net:8080", "lat": "35.6"}',
        '"server": {"host": "speed.city.net:8080", "lat": "35.6"}',
    ),
    (
        "https://www.speedtest.net/result/c/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
        "https://www.speedtest.net/result/result-1",
    ),
    ('"TraceMapUrl":"https://map.example/x.html"', '"TraceMapUrl":"result-1"'),
    # mtr
    ("HOST: web7      Loss%   Snt", "HOST: host-1.example      Loss%   Snt"),
    ("  1.|-- ae1.r2.net  0.0%", "  1.|-- host-1.example  0.0%"),
    ('<MTR SRC="web7" DST="9.9.9.9" T="">', '<MTR SRC="host-1.example" DST="192.0.2.1" T="">'),
    (
        "MTR.0.95,1795427848,OK,big.target.net,1,ae1.r2.net,0.00,5",
        "MTR.0.95,1795427848,OK,host-1.example,1,host-2.example,0.00,5",
    ),
    # UnixBench, sysstat, stress-ng
    ("   System: web7: GNU/Linux", "   System: host-1.example: GNU/Linux"),
    ("Linux 6.1.0-18-amd64 (web7) \t11/23/26", "Linux 6.1.0-18-amd64 (host-1.example) \t11/23/26"),
    (
        "# hostname;interval;timestamp;CPU\nweb7;1;2026-11-23 10:33:44 UTC;-1;0",
        "# hostname;interval;timestamp;CPU\nhost-1.example;1;2026-11-23 10:33:44 UTC;-1;0",
    ),
    ("   hostname: web7\n   run-by: alice", "   hostname: host-1.example\n   run-by: user1"),
    # YABS, ECS, Geekbench
    (
        '"ip_info":{"isp":"Fast","asn":"AS64496 F","org":"F","city":"Oslo"}',
        '"ip_info":{"isp":"provider-1","asn":"provider-2","org":"provider-3","city":"place-1"}',
    ),
    ("ISP        : Fast Ltd\nLocation   : Oslo", "ISP        : provider-1\nLocation   : place-1"),
    ("国家: NO 城市: Oslo 服务商: AS64496 Fast", "国家: NO 城市: place-1 服务商: provider-1"),
    (
        "https://browser.geekbench.com/v6/cpu/12/claim?key=345678",
        "https://browser.geekbench.com/v6/cpu/12/claim?key=token-1",
    ),
    # people, machines
    ("from alice@corp.net", "from user1@mail.example"),
    ("/home/alice/fio.dat /Users/bob/x", "/home/user1/fio.dat /Users/user2/x"),
    ('"\\/home\\/alice\\/x"', '"\\/home\\/user1\\/x"'),
    (r"C:\Users\Alice B\x and C:\\Users\\alice", r"C:\Users\user1\x and C:\\Users\\user2"),
    ("alice@web7:~/bench$ fio", "user1@host-1.example:~/bench$ fio"),
    ("Serial Number: ABC 123", "Serial Number: SERIAL-1"),
    ('"serialNumber": "S3Z8NB0K"', '"serialNumber": "SERIAL-1"'),
    ("/dev/disk/by-id/nvme-X_S3Z8NB0K", "/dev/disk/by-id/SERIAL-1"),
    (
        "Machine ID: 0123456789abcdef0123456789abcdef",
        "Machine ID: 00000000000000000000000000000001",
    ),
    ("AWS_SECRET_ACCESS_KEY=abc123 x", "AWS_SECRET_ACCESS_KEY=token-1 x"),
    ("http://me:pw@proxy/", "http://token-1@proxy/"),
    ("\x1b[32m9.9.9.9\x1b[0m", "\x1b[32m192.0.2.1\x1b[0m"),
    ("static-9-9-9-9.fast.net", "host-1.example"),
    (
        '"hostname": "db1.acme.net", "nodename":"db1", "hostname": "db2"',
        '"hostname": "host-1.example", "nodename":"host-1.example", "hostname": "host-2.example"',
    ),
    (
        "<RawString>1:2:3</RawString> 9.9.9.9 <RawString>4:5</RawString> 81.2.69.142",
        "<RawString>1:2:3</RawString> 192.0.2.1 <RawString>4:5</RawString> 192.0.2.2",
    ),
    ("eth0 52-54-00-12-34-56", "eth0 00-00-5E-00-53-00"),
    # what is not private
    ("at 12-13-14-12-11-10", "at 12-13-14-12-11-10"),
    ("Serial Number: 0\n", "Serial Number: 0\n"),
    ("root@container:~#", "root@container:~#"),
    ('"version": "1.2.3.4", "kernel": "5.10.0.18"', '"version": "1.2.3.4", "kernel": "5.10.0.18"'),
    ("<RawString>12:13:14:12:11:10</RawString>", "<RawString>12:13:14:12:11:10</RawString>"),
    (
        "<RawString>2854:2516:2155:1923:2309:2519:2644:3319</RawString>",
        "<RawString>2854:2516:2155:1923:2309:2519:2644:3319</RawString>",
    ),
    ("/home/ubuntu/x root@localhost:~#", "/home/ubuntu/x root@localhost:~#"),
    ("Linux vm 6.18.44 #1", "Linux vm 6.18.44 #1"),
    ('"distro":"Debian GNU/Linux 12 (bookworm)"', '"distro":"Debian GNU/Linux 12 (bookworm)"'),
    ("127.0.0.1 10.0.0.1 192.168.1.1 ::1 fe80::1", "127.0.0.1 10.0.0.1 192.168.1.1 ::1 fe80::1"),
    ("10:33:44.123 2026-11-23T10:33:44Z", "10:33:44.123 2026-11-23T10:33:44Z"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "public"), FORMS)
def test_every_form_has_its_stand_in(text: str, public: str) -> None:
    found, removals = redact(text)
    assert found == public
    assert redact(found) == (found, ())
    assert bool(removals) == (text != public)


def test_one_value_has_one_stand_in_and_each_place_is_counted() -> None:
    text = '{"hostname": "db-12.corp.net",\n"a": "at db-12.corp.net:22",\n"b": "DB-12, db-120"}'
    public, removals = redact(text)
    assert public == (
        '{"hostname": "host-1.example",\n"a": "at host-1.example:22",\n'
        '"b": "host-1.example, db-120"}'
    )
    assert [(one.value, one.lines) for one in removals] == [
        ("db-12.corp.net", (1, 2)),
        ("DB-12", (3,)),
    ]


def test_stand_ins_that_the_text_holds_are_not_given_out_again() -> None:
    assert redact("192.0.2.1 9.9.9.9 192.0.2.2")[0] == "192.0.2.1 192.0.2.3 192.0.2.2"
    assert redact('host-1.example "hostname": "web7"')[0].endswith('"host-2.example"')


def test_more_addresses_than_the_documentation_has() -> None:
    text = "\n".join(str(ipaddress.IPv4Address("9.0.0.0") + n) for n in range(1000))
    public, removals = redact(text)
    assert len({one.stand_in for one in removals}) == len(set(public.split())) == 1000
    assert not any(ipaddress.ip_address(word).is_global for word in public.split())


def test_kinds_can_be_kept() -> None:
    text = '"src": "web7" 9.9.9.9 alice@corp.net'
    assert redact(text, KINDS) == (text, ())
    assert redact(text, {"ip", "email"})[0] == '"src": "host-1.example" 9.9.9.9 alice@corp.net'


def test_single_values_can_be_kept() -> None:
    text = '"src": "web7", "dst": "9.9.9.9", "via": "81.2.69.142"'
    public, removals = redact(text, {"9.9.9.9"})
    assert public == '"src": "host-1.example", "dst": "9.9.9.9", "via": "192.0.2.1"'
    assert [one.value for one in removals] == ["web7", "81.2.69.142"]
    assert redact(text, {"WEB7", "ip"})[0] == text


def test_a_hostile_text_takes_time_in_proportion() -> None:
    """Each of these took a pattern that goes back over its text minutes."""
    for piece in ("a", "1.", "1:", "@a", '"host":"', "-", "/home/", " ", "\n", '"Geo":{', "A_"):
        text = piece * (200_000 // len(piece))
        assert len(redact(text)[0]) > 0


def test_samples_of_many_tools_lose_only_what_is_known() -> None:
    if not SAMPLES.is_dir():
        pytest.skip("no ../shared/samples/bench beside the repository")
    kinds = {
        path.parent.name: {one.kind for one in redact(path.read_text(encoding="utf-8"))[1]}
        for path in sorted(SAMPLES.rglob("*.*"))
        if path.parent.name not in {"yabs", "bench"}
    }
    assert {tool: found for tool, found in kinds.items() if found} == {
        "ecs": {"ip", "place", "provider"},
        "speedtest": {"place", "provider"},
    }


_LETTERS = "bcdfghjkmnpqrtvwxz"
_hosts = st.from_regex(
    rf"[{_LETTERS}]{{4,9}}-[0-9]{{2,3}}(\.[{_LETTERS}]{{3,8}}\.net)?", fullmatch=True
)
_ipv4 = (
    st.integers(0x0B000001, 0xDFFFFFFF)
    .map(ipaddress.IPv4Address)
    .filter(lambda one: one.is_global and not one.is_multicast)
    .map(str)
)
_ipv6 = st.integers(0x2A00 << 112, (0x2A10 << 112) - 1).map(ipaddress.IPv6Address).map(str)
_macs = (
    st.binary(min_size=6, max_size=6)
    .filter(lambda one: len(set(one)) > 2 and one[:2] != b"\0\0" and one[:3] != b"\2\0\x5e")
    .map(lambda one: one.hex(":"))
)
_users = st.from_regex(rf"[{_LETTERS}]{{6,10}}", fullmatch=True)
_mails = st.builds("{}@{}.org".format, _users, _users)
_uuids = st.uuids(version=4).map(str)
_serials = st.from_regex(r"Q[0-9]{3}[B-Z]{4}[0-9]{2}", fullmatch=True)

PLACES: dict[str, tuple[str, ...]] = {
    "host": (
        '"hostname": "{}"', '"system_info": "Linux {} 5.10.0-8-amd64 #1 SMP"', "HOST: {} Loss%",
        "   System: {}: GNU/Linux", '"src": "{}"', '"host": "{} (10.0.0.1)"', "  2.|-- {}  0.0%",
        "nodename: {}",
    ),
    "ipv4": (
        "{}", '"ip": "{}"', "[{}]:5201", "to {}, port 1", "http://{}/x", "({})", "ip={}", "{}/24",
    ),
    "ipv6": ("{}", '"ip": "{}"', "[{}]:5201", "inet6 {}/64"),
    "mac": ("{}", '"macAddr": "{}"', "ether {} txqueuelen"),
    "user": ("/home/{}/fio.dat", "/Users/{}", r"C:\Users\{}\x", '"user": "{}"', "run-by: {}"),
    "mail": ("{}", "<{}>", '"mail": "{}"'),
    "uuid": ("{}", '"id": "{}"', "boot id {}"),
    "serial": ('"serial": "{}"', "Serial Number: {}", "/dev/disk/by-id/ata-{}"),
    "token": ("https://geekbench.com/v6/cpu/1/claim?key={}", "x?a=1&token={}", "API_KEY={}"),
}  # fmt: skip
_VALUES = {
    "host": _hosts, "ipv4": _ipv4, "ipv6": _ipv6, "mac": _macs, "user": _users, "mail": _mails,
    "uuid": _uuids, "serial": _serials, "token": _serials,
}  # fmt: skip


@st.composite
def _planted(draw: st.DrawFn) -> tuple[str, str]:
    kind = draw(st.sampled_from(sorted(PLACES)))
    value = draw(_VALUES[kind])
    return draw(st.sampled_from(PLACES[kind])).format(value), value


@given(
    planted=st.lists(_planted(), min_size=1, max_size=8),
    figures=st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=8),
    between=st.sampled_from(["\n", "\r\n", "\n\n", "\n\x1b[1m"]),
)
def test_nothing_planted_is_left_and_no_figure_changes(
    planted: list[tuple[str, str]], figures: list[float], between: str
) -> None:
    lines = [line for line, _ in planted]
    document = json.dumps({"version": "3.33", "kernel": "5.10.0.18", "figures": figures})
    public, removals = redact(between.join([document, *lines, document]))
    for _, value in planted:
        assert value.lower() not in public.lower()
        assert any(value.lower() in one.value.lower() for one in removals)
    first, *rest = public.split(between)
    assert first == rest[-1] == document
    assert len(rest) == len(lines) + 1
    assert redact(public) == (public, ())


@given(st.text())
def test_any_text_is_redacted_to_the_end(text: str) -> None:
    public, _ = redact(text)
    assert redact(public) == (public, ())
    assert public.count("\n") == text.count("\n")
