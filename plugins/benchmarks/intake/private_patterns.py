"""Where private data stand in raw output: known keys of each format, and forms of their own.

Every pattern has one group, the value, and takes time in proportion to the text: what it repeats
is bounded, or begins where nothing else can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEY_STRING = r'"\s*:\s*"'
_TEXT = r'((?:[^"\\\n]|\\.)+)"'
_SLASH = r"\\?/"
_HOST = r"([A-Za-z0-9_][\w.-]{0,252})"
_COLON = r"[ \t]*[:：][ \t]*"
_USERS = r"\b[A-Za-z]:\\{1,2}Users\\{1,2}"
_FOLDER = r"""[^\\/"':;<>|\s]+"""


def _json(keys: str, value: str) -> str:
    return rf'(?i:"(?:{keys}){_KEY_STRING}){value}'


def _line(start: str, value: str) -> str:
    # An escape sequence in front of it leaves blanks.
    return rf"(?m:^)[ \t]*{start}{value}"


_SOURCES: dict[str, tuple[tuple[str, str], ...]] = {
    "hostname": (
        # fio, iperf3, mtr, sadf, nexttrace; `name:port` and `name (address)` as well
        (
            "host|node|src|dst|fqdn|machine|computer",
            _json(
                r"host[_-]?name|nodename|local_host|remote_host|src|dst|host|fqdn"
                r"|machine[_-]?name|computer[_-]?name",
                _HOST + r'(?=(?::\d+)?"|\s*\()',
            ),
        ),
        # iperf3 before 3.2: `web7.1404753120.128692.3b8b8e…`
        ("cookie", _json("cookie", r"([A-Za-z0-9_][\w.-]{0,252}?)(?=\.\d{9,10}\.\d{6}\.[0-9a-f])")),
        # uname -a, of sysstat with the name in brackets
        (
            "linux|darwin|freebsd",
            (
                rf"""(?m:(?:^|["'>\t]|: ))(?:Linux|Darwin|FreeBSD)[ \t]+(?!version\b){_HOST}"""
                r"""(?=[ \t]+v?\d+\.\d+)"""
            ),
        ),
        ("linux", _line(r"Linux[ \t]+\d+\.\d+\.\S+[ \t]+\(", rf"{_HOST}(?=\))")),
        # UnixBench
        ("system:", _line(r"System:[ \t]+", rf"{_HOST}(?=: \S)")),
        ("colspan=2", rf"<td colspan=2>{_HOST}(?=: [A-Z])"),
        ("benchmark of ", rf"Benchmark of {_HOST}(?= / )"),
        # mtr: report, XML, CSV, raw; traceroute
        ("host:", _line(r"HOST:[ \t]+", _HOST)),
        ("--", _line(r"\d+\.\|--[ \t]*(?:AS\S+[ \t]+)?", _HOST)),
        (" (", _line(r"\d+[ \t]+", _HOST + r"(?= \([0-9a-fA-F:.]{3,45}\))")),
        (
            "src|dst|host|nodename",
            rf'(?i:\b(?:SRC|DST|HOST|nodename)=")({_HOST[1:-1]})(?="|\s*\()',
        ),
        ("mtr.", _line(r"MTR\.[^,\n]*,\d+,[^,\n]*,", rf"{_HOST}(?=,)")),
        ("mtr.", _line(r"MTR\.[^,\n]*,\d+,[^,\n]*,[^,\n]*,\d+,", rf"{_HOST}(?=,)")),
        ("d ", _line(r"d \d+ ", _HOST)),
        # sadf with semicolons
        ("# hostname;", _line(r"# hostname;[^\n]*\n", rf"{_HOST}(?=;)")),
        (";", _line(r"", rf"{_HOST}(?=;-?\d+;\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d )")),
        # stress-ng, and what people and scripts print
        (
            "host|node|主机名",
            _line(r"(?i:host[ _-]?name|nodename|主机名|主机名称)" + _COLON + "['\"]?", _HOST),
        ),
        ("host", rf"\b(?i:connecting to host|remote host) {_HOST}"),
        ("@", rf"(?<![\w.@-])[a-z_][\w-]{{0,31}}@{_HOST}(?=:[~/][^\s#$]{{0,200}}[#$])"),
        # names that tell an address
        (
            "",
            (
                r"(?<![\w.-])((?:[\w.-]{0,63}[A-Za-z.-])?\d{1,3}([.-])\d{1,3}\2\d{1,3}\2\d{1,3}"
                r"\.[A-Za-z][\w.-]{1,100})"
            ),
        ),
    ),
    "ip": (("nalip", _json(r"internalIp|externalIp", r'([0-9A-Fa-f:.]{2,45})"')),),
    "mac": (
        (":", r"(?<![\w:-])((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2})(?![\w:-])"),
        ("-", r"(?<![\w:-])((?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2})(?![\w:-])"),
    ),
    "serial": (
        ("serial", _json(r"[\w-]*serial[_-]?(?:no|num|number)?", _TEXT)),
        (
            "serial|序列号",
            _line(
                r"(?i:(?:\w+ )?serial(?: ?(?:no\.?|num|number))?|序列号)" + _COLON,
                r"(\S[^\n]*\S|\S)",
            ),
        ),
        ("by-id", r"/dev/disk/by-id/([\w.:+-]+)"),
        ("wwn-|eui.|naa.", r"\b(?:wwn-|eui\.|naa\.)((?:0x)?[0-9a-f]{16,32})\b"),
    ),
    "email": (
        (
            "@",
            r"(?<![\w.+-])([\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63})(?![\w-])",
        ),
    ),
    "user": (
        ("home|users", rf"""{_SLASH}(?:home|Users){_SLASH}([^/\\\s"':;,<>|)\]]+)"""),
        ("users", rf"{_USERS}((?:{_FOLDER} ){{0,4}}{_FOLDER})(?=\\)"),
        ("users", rf"{_USERS}({_FOLDER})"),
        ("user|login|run-by", _json(r"user|user[_-]?name|login|run-by", _TEXT)),
        ("<user>", r"<User>([^<\n]+)</User>"),
        ("user|run-by", _line(r"(?:run-by|user(?:name)?):[ \t]+", r"(\S+)")),
        ("user=|logname=", r"\b(?:USER|LOGNAME|SUDO_USER)=([\w.-]+)"),
        (
            "@",
            r"(?<![\w.@-])([a-z_][\w-]{0,31})@[A-Za-z0-9][\w.-]{0,252}:[~/][^\s#$]{0,200}[#$]",
        ),
    ),
    "id": (
        ("-", r"(?<![\w-])([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})(?![\w-])"),
        ("machine|boot", r"(?i:(?:machine|boot)[ _-]?id)\W{1,8}([0-9a-fA-F]{32})\b"),
    ),
    "token": (
        (
            "=",
            (
                r"[?&;](?i:key|token|access_token|auth|api_?key|secret|password|passwd|pwd|sig"
                r"""|signature)=([^&\s"'<>\\]+)"""
            ),
        ),
        ("@", r"""://([^\s/"'<>@:]{1,200}:[^\s/"'<>@]{1,200})@"""),
        # options of commands, as hyperfine notes them
        ("bearer|basic", r"""(?i:\b(?:bearer|authorization: *basic) +)([\w.~+/=-]{6,})"""),
        ("-", r"""(?<![\w-])(?:-u|--user)[ =]["']?([^\s"'<>\\:]{1,64}:[^\s"'<>\\]{1,200})"""),
        (
            "token|secret|passw|key",
            (
                r"(?<![\w-])--?(?:token|secret|password|passwd|api-?key)[ =]"
                r"""["']?([^\s"'<>\\-][^\s"'<>\\]*)"""
            ),
        ),
        (
            "token|secret|passw|key",
            (
                r"\b[A-Z0-9_]{0,60}(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY)[A-Z0-9_]{0,60}"
                r"""=([^\s"'+<>\\]+)"""
            ),
        ),
        (
            "token|secret|passw|key",
            _json(r"token|secret|password|api_?key|access_?key", _TEXT),
        ),
    ),
    "result": (
        (
            "speedtest.net",
            (
                rf"\bspeedtest\.net{_SLASH}(?:my-)?result{_SLASH}((?:[\w-]{{1,64}}{_SLASH}){{0,3}}"
                r"[\w-]{1,64})"
            ),
        ),
        ("tracemapurl", _json(r"TraceMapUrl", _TEXT)),
    ),
    "provider": (
        # in small letters: `ASN` of mtr is a router's
        ('"isp|"asn|"org', rf'"(?:isp|asn|org){_KEY_STRING}{_TEXT}'),
        (
            " :|\t:",
            _line(r"(?:ISP|ASN|Org|Organi[sz]ation|Host)[ \t]+:[ \t]+", r"([^\n]*\S)"),
        ),
        ("isp:", _line(r"ISP:[ \t]+", r"([^\n]*\S)")),
        ("testing from ", _line(r"Testing from ", r"([^\n(]*[^\s(])(?= \()")),
        ("服务商", r"服务商[:：][ \t]*([^\n]*\S)"),
    ),
    "place": (
        ('"city|"region', _json(r"city|region|region_code", _TEXT)),
        ("location", _line(r"Location[ \t]+:[ \t]+", r"([^\n]*\S)")),
        ("国家", _line(r"国家[:：][^\n]{0,40}城市[:：][ \t]*", r"(\S+)")),
    ),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A place of private data.

    Attributes:
        kind: a key of `stand_ins.KINDS`.
        signs: texts in small letters, one of which every match holds; none where any text may.
        regex: its first group is the value.
    """

    kind: str
    signs: tuple[str, ...]
    regex: re.Pattern[str]


PATTERNS: tuple[Pattern, ...] = tuple(
    Pattern(kind, tuple(filter(None, signs.split("|"))), re.compile(source))
    for kind, sources in _SOURCES.items()
    for signs, source in sources
)
"""All places; addresses are told by `ip_addresses`. The signs are there to save time."""

CLIENT_PLACE = re.compile(r'"(?:lat|lon)"\s*:\s*"?(-?\d+\.?\d*)')
"""Coordinates, within a block of `CLIENT`."""

CLIENT = re.compile(r'"client"\s*:\s*\{[^{}]*\}')
"""speedtest-cli on the machine that measured."""

OTHERS = re.compile(r'"(?:server|Geo)"\s*:\s*\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}')
"""What Ookla says of its own server, and nexttrace of a router: names and places of the public."""

OTHERS_KINDS = frozenset({"hostname", "provider", "place"})
"""What is not private in `OTHERS`."""

SAMPLES = re.compile(r'<(RawString)>[^<]*</\1>|"test-run-times"\s*:\s*"[^"]*"')
"""Numbers of the Phoronix Test Suite, joined by colons: no addresses."""
