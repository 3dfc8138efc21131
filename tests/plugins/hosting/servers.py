"""Real web servers on this machine, with the configuration that docs/publishing.md tells."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.conftest import ROOT, missing_part
from tests.serving import HOST, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MODULES = ("mpm_event", "authz_core", "dir", "mime", "rewrite")


@dataclass(frozen=True)
class Answer:
    """What a server said: status, where to (path, query and fragment), type, body."""

    status: int
    location: str
    kind: str
    body: bytes


def published_block(language: str) -> str:
    """The example for a server in docs/publishing.md."""
    text = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1].replace("/srv/www/vps-atlas", "ROOT")


def ask(port: int, target: str | bytes) -> Answer:
    """Ask for exactly these bytes, which no client would send as they are."""
    path = target.encode() if isinstance(target, str) else target
    with socket.create_connection((HOST, port), timeout=20) as connection:
        connection.sendall(
            b"GET " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        )
        data = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    fields = {
        name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])
    }
    location = fields.get("location", "")
    if location.startswith(f"http://{HOST}"):
        location = location[location.index("/", 8) :]
    return Answer(int(lines[0].split()[1]), _upper(location), fields.get("content-type", ""), body)


def nginx(folder: Path, root: Path, rules: str, *, check: bool = False) -> list[str]:
    """Write the configuration of nginx; back comes the command that runs (or checks) it."""
    program = _program("nginx")
    (folder / "redirects.conf").write_text(rules, encoding="utf-8")
    server = published_block("nginx").replace("ROOT", str(root))
    server = server.replace("listen 80", f"listen {HOST}:PORT")
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = f"""{user}
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
include /etc/nginx/mime.types; access_log off;
{temporary}
include {folder}/redirects.conf;
{server}
}}
"""
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    return [*command, "-t"] if check else command


def apache(folder: Path, root: Path, rules: str, *, check: bool = False) -> list[str]:
    """The same for Apache; to be checked the rules stand in the configuration itself."""
    program = _program("apache2")
    host = published_block("apache").replace("ROOT", str(root)).replace("*:80", f"{HOST}:PORT")
    if check:
        host = host.replace("AllowOverride FileInfo", f"AllowOverride None\n{rules}")
    else:
        (root / ".htaccess").write_text(rules, encoding="utf-8")
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES
    )
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    text = f"""{modules}
{user}
ServerName {HOST}
Listen {HOST}:PORT
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
TypesConfig /etc/mime.types
DirectoryIndex index.html
{host}
"""
    (folder / "apache.conf").write_text(text, encoding="utf-8")
    command = [program, "-f", str(folder / "apache.conf")]
    return [*command, "-t"] if check else [*command, "-D", "FOREGROUND"]


def caddy(folder: Path, root: Path, rules: str, *, check: bool = False) -> list[str]:
    """The same for Caddy."""
    program = _program("caddy")
    (folder / "redirects.caddy").write_text(rules, encoding="utf-8")
    site = published_block("caddy").replace("ROOT", str(root))
    site = site.replace("vps.example.com", f"http://{HOST}:PORT")
    text = f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}"
    (folder / "Caddyfile").write_text(text, encoding="utf-8")
    action = "validate" if check else "run"
    return [program, action, "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


SERVERS = {"nginx": nginx, "apache": apache, "caddy": caddy}


def checked(name: str, folder: Path, root: Path, rules: str) -> str:
    """What the server says against its configuration, "" when it takes it."""
    command = SERVERS[name](folder, root, rules, check=True)
    _set_port(folder, 18080)
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env=_environment(folder)
    )
    return "" if run.returncode == 0 else run.stderr + run.stdout


@contextmanager
def served(name: str, folder: Path, root: Path, rules: str) -> Iterator[int]:
    """The port on which the server answers with `root` and `rules`."""
    command = SERVERS[name](folder, root, rules)
    port = free_port()
    _set_port(folder, port)
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env=_environment(folder), cwd=folder
        )
    try:
        _wait(port, process, [log, folder / "error.log"])
        yield port
    finally:
        process.terminate()
        process.wait(120)


def _wait(port: int, process: subprocess.Popen[bytes], logs: Sequence[Path]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            said = "\n".join(log.read_text(errors="replace") for log in logs if log.exists())
            assert process.poll() is None, said
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")


def _set_port(folder: Path, port: int) -> None:
    for name in ("nginx.conf", "apache.conf", "Caddyfile"):
        if (folder / name).exists():
            text = (folder / name).read_text(encoding="utf-8")
            (folder / name).write_text(text.replace("PORT", str(port)), encoding="utf-8")


def _environment(folder: Path) -> dict[str, str]:
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    return {**os.environ, **own}


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found is None:
        missing_part(name, f"on Debian: apt install {name}")
    return found


def _upper(location: str) -> str:
    location = re.sub("%[0-9a-f]{2}", lambda code: code[0].upper(), location)
    assert not urlsplit(location).scheme or "example" in location, location
    return location
