"""Pictures and other media that shortcodes of WordPress itself show, as HTML.

Attributes: https://wordpress.org/documentation/article/ (Caption, Gallery, Audio, Video, Playlist
and Embed Shortcode).
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.wordpress.conversion.embeds import link, page_of
from plugins.wordpress.conversion.html_names import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.wordpress.conversion.context import Attached, Context
    from plugins.wordpress.conversion.findings import Findings
    from plugins.wordpress.conversion.shortcodes import Shortcode
    from plugins.wordpress.model import Post

_PICTURES = names("avif bmp gif ico jpe jpeg jpg png svg tif tiff webp")
_SOUNDS = names("aac flac m4a mid midi mp3 oga ogg opus ra wav wma")
_FILMS = names("3g2 3gp avi flv m4v mkv mov mp4 mpeg mpg ogv webm wmv")
_PICTURE = re.compile(
    r"\s*(?P<picture>(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(?P<caption>.*)\Z",
    re.DOTALL | re.IGNORECASE,
)


class MediaShortcodes:
    """Handlers of `[caption]`, `[gallery]`, `[audio]`, `[video]`, `[playlist]` and `[embed]`.

    Attributes:
        handlers: by name, for `shortcodes.expand`; they return HTML of whole blocks, or None where
            the shortcode has to stay because nothing can be shown for it.
    """

    def __init__(self, post: Post, context: Context, findings: Findings) -> None:
        self._post = post
        self._attachments = context.attachments
        self._findings = findings
        self.handlers: Mapping[str, Callable[[Shortcode], str | None]] = {
            "caption": self._caption,
            "wp_caption": self._caption,
            "gallery": self._gallery,
            "playlist": self._playlist,
            "audio": lambda code: self._played(code, _SOUNDS),
            "video": lambda code: self._played(code, _FILMS),
            "embed": self._embed,
        }

    def gallery(self, numbers: str) -> str | None:
        """A gallery of the attachments whose numbers stand in `numbers`."""
        return self._shown(list(self._listed(numbers, "gallery")))

    def _caption(self, code: Shortcode) -> str | None:
        if code.content is None:
            return None
        parts = _PICTURE.match(code.content)
        picture = parts["picture"] if parts else code.content
        caption = code.attributes.get("caption", "") or (parts["caption"] if parts else "")
        self._findings.note("[caption] became a picture with its caption")
        return figure(picture, caption)

    def _gallery(self, code: Shortcode) -> str | None:
        values = code.attributes
        listed = values.get("ids") or values.get("include") or ""
        if listed:
            chosen = list(self._listed(listed, "gallery"))
        else:
            chosen = list(self._uploaded(values.get("id") or self._post.number, _PICTURES))
            left_out = set(re.findall(r"\d+", values.get("exclude", "")))
            chosen = [(number, one) for number, one in chosen if number not in left_out]
        if values.get("order", "").upper() == "DESC":
            chosen.reverse()
        shown = self._shown(chosen)
        return None if shown is None else shown + (code.content or "")

    def _shown(self, chosen: list[tuple[str, Attached]]) -> str | None:
        if not chosen:
            self._findings.note("a gallery of which the export has no picture stays as text")
            return None
        self._findings.note("gallery became pictures that lead to their originals")
        return "\n".join(
            figure(f'<a href="{html.escape(one.address)}">{picture(one)}</a>', one.caption)
            for _, one in chosen
        )

    def _playlist(self, code: Shortcode) -> str | None:
        values = code.attributes
        listed = values.get("ids") or values.get("include") or ""
        kind = _FILMS if values.get("type") == "video" else _SOUNDS
        chosen = list(
            self._listed(listed, "playlist")
            if listed
            else self._uploaded(values.get("id") or self._post.number, kind)
        )
        if not chosen:
            return None
        self._findings.note("[playlist] became a list of links")
        items = [f"<li>{self._link(one.address, one.title)}</li>" for _, one in chosen]
        return f"<ul>{''.join(items)}</ul>" + (code.content or "")

    def _played(self, code: Shortcode, kinds: frozenset[str]) -> str | None:
        values = code.attributes
        named = [values[name] for name in ("src", *sorted(kinds)) if values.get(name)]
        named += [
            value
            for key, value in values.items()
            if key.isdecimal() and re.match(r"https?://", value)
        ]
        addresses = list(dict.fromkeys(html.unescape(one) for one in named))
        if not addresses:
            addresses = [one.address for _, one in self._uploaded(self._post.number, kinds)][:1]
        if not addresses:
            return None
        self._findings.note(f"[{code.name}] became a link to its file")
        poster = values.get("poster", "")
        shown = [f'<img src="{html.escape(html.unescape(poster))}" alt="">'] if poster else []
        shown += [self._link(one) for one in addresses]
        return f"<p>{'<br>'.join(shown)}</p>" + (code.content or "")

    def _embed(self, code: Shortcode) -> str | None:
        address = html.unescape(code.content or code.attributes.get("src", "")).strip()
        if not re.match(r"(?:https?:)?//\S+$", address):
            return None
        return f"<p>{self._link(page_of(address))}</p>"

    def _link(self, address: str, text: str = "") -> str:
        self._findings.embedded.append(address)
        return link(address, text)

    def _listed(self, numbers: str, what: str) -> Iterator[tuple[str, Attached]]:
        for number in dict.fromkeys(re.findall(r"\d+", numbers)):
            if number in self._attachments:
                yield number, self._attachments[number]
            else:
                self._findings.note(f"{what} names attachment {number}, which the export lacks")

    def _uploaded(self, parent: str, kinds: frozenset[str]) -> Iterator[tuple[str, Attached]]:
        if not parent:
            return
        found = [
            (number, one)
            for number, one in self._attachments.items()
            if one.parent == parent and _extension(one.address) in kinds
        ]
        yield from sorted(found, key=lambda item: (item[1].order, int(item[0] or 0)))


def figure(picture: str, caption: str) -> str:
    """A picture as a block of its own, with its caption where it has one."""
    if not caption.strip():
        return f"<p>{picture}</p>"
    return f"<figure>{picture}<figcaption>{caption.strip()}</figcaption></figure>"


def picture(attached: Attached) -> str:
    """The element that shows an attachment."""
    return f'<img src="{html.escape(attached.address)}" alt="{html.escape(attached.alt)}">'


def _extension(address: str) -> str:
    try:
        return urlsplit(address).path.rpartition(".")[2].lower()
    except ValueError:
        return ""
