"""Small pages at old addresses, for hosts without redirect rules."""

from __future__ import annotations

from dataclasses import dataclass
from mimetypes import MimeTypes
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import escape

from plugins.permalinks.permalink import PermalinkError, permalink

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from jinja2 import Template

# The tables of the standard library, not those of the machine.
_TYPES = MimeTypes()


@dataclass(frozen=True, slots=True)
class AliasPage:
    """One page that leads on.

    Attributes:
        save_as: its file below the output folder.
        target: public path, or whole address of another site.
        title: of the target, escaped: a page's own, else its path in readable letters.
        prefix: of the edition that the target belongs to, "" or "en/".
    """

    save_as: str
    target: str
    title: str
    prefix: str


def alias_path(source: str) -> str | None:
    """Where the alias page of the old address `source` lies, None when no page can answer there.

    `/a.html` is a file. Another address is a folder with an `index.html`, also one such as
    `/v1.5` or `/old.php`, which a host would else send as a file of unknown type. What names a
    picture or another file of its own type, and an address with a query, have none.
    """
    if "?" in source:
        return None
    kind, _ = _TYPES.guess_type(source.rpartition("/")[2])
    if kind not in (None, "text/html"):
        return None
    try:
        return permalink(source + ("" if kind or source == "/" else "/")).save_as
    except PermalinkError:
        return None


def describe(target: str, titles: Mapping[str, str], prefixes: Collection[str]) -> tuple[str, str]:
    """Title (escaped) and edition's prefix of a target; `titles` has those known by public path."""
    path = target.partition("#")[0]
    prefix = max((own for own in prefixes if path.startswith(f"/{own}")), key=len, default="")
    return titles.get(path) or escape(unquote(target)), prefix


def write_alias_pages(
    pages: Iterable[AliasPage], template: Template, context: Mapping[str, Any], output: Path
) -> None:
    """Render `template` with `title` and `target` for each page, without Pelican's writer.

    That one takes half a millisecond a page for signals and copies that nobody needs here. A file
    that stands there already stays: the clash is reported when the other page is claimed.
    """
    keys = ("edition", "SITENAME", "SITEURL", "CANONICAL_ORIGIN", "THEME_STATIC_DIR")
    shared = {key: context[key] for key in keys}
    for page in pages:
        path = output / page.save_as
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        html = template.render(shared, title=page.title, target=page.target)
        path.write_text(html, encoding="utf-8", newline="\n")
