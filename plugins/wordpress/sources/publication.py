"""What may be public: a text that was not public in WordPress never becomes so by an import."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NO = frozenset({"", "false", "no", "0", "null", "~", "off", "n"})
_NO_PASSWORD = frozenset({"", "false", "null", "~"})
# Keys by which exporters mark texts, with the values that leave a text public.
_MARKS = {
    "draft": _NO,
    "private": _NO,
    "status": frozenset({"", "publish", "published"}),
    "post_status": frozenset({"", "publish", "published"}),
    "password": _NO_PASSWORD,
    "post_password": _NO_PASSWORD,
    "type": frozenset({"", "post", "page"}),
    "post_type": frozenset({"", "post", "page"}),
}
# What WordPress puts before the title of a text with a password, and of a private one: exporters
# hand the text itself out all the same, and say no more of it.
_SHOWN = re.compile(
    r"(?:protected|(?:受?密码|受?密碼|受)保[护護](?:的?文章|的?内容)?|保護中|保護済み"
    r"|(?P<private>(?:private|私密|私人|非公開)(?:文章|内容)?))\s*[:：]",
    re.IGNORECASE,
)
PRIVACY_KEYS = frozenset({*_MARKS, "published"})
"""Keys of front matter that say whether a text is public."""

INTERNAL_TYPES = frozenset(
    {"nav_menu_item", "revision", "wp_block", "wp_navigation", "wp_template", "wp_template_part"}
    | {"wp_global_styles", "wp_font_family", "wp_font_face", "custom_css", "customize_changeset"}
    | {"oembed_cache", "user_request"}
)
"""Types of WordPress's own whose items have no page, whatever their address says."""

DRAFT_FOLDERS = frozenset({"_drafts", "drafts"})
"""Folders of an export that hold what was never public."""


def withheld(
    values: Mapping[str, object],
    source: Path,
    date: str,
    now: datetime | None = None,
    *,
    plain: bool = False,
) -> str:
    """Why the text with the front matter `values` must stay a draft; "" when it is public.

    Args:
        values: front matter as `front_matter.load` returns it.
        source: the export's file (some exporters keep drafts in a folder of their own).
        date: of the text in ISO 8601, wherever it was found; "" for none.
        now: the time of the import, for texts that WordPress would publish later.
        plain: the whole site had plain addresses, `/?p=30`, which say nothing then.
    """
    said = {key.casefold(): _word(value) for key, value in values.items()}
    if "published" in said and said["published"] in _NO:
        return "published: false"
    for key, harmless in _MARKS.items():
        if said.get(key, "") not in harmless:
            return "protected by a password" if "password" in key else f"{key}: {said[key]}"
    if shown := _SHOWN.match(said.get("title", "")):
        return f"{'private' if shown['private'] else 'protected by a password'}, as its title says"
    if DRAFT_FOLDERS.intersection(source.parts[:-1]):
        return f"lies in {source.parent.name}/"
    address = said.get("permalink") or said.get("url") or ""
    if not plain and ("?p=" in address or "?page_id=" in address):
        # What WordPress gives to texts without a public address (or, rarely, to a whole site).
        return f"its address is {address}, as texts have that were never published"
    return _later(date, now or datetime.now(UTC))


def _later(date: str, now: datetime) -> str:
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return f"dated {date}, in the future" if moment > now else ""


def _word(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip().casefold()


def withheld_item(
    type_: str, status: str, password: str, date: str, now: datetime | None = None
) -> str:
    """Why an item of WordPress's own exports or of its REST interface must stay a draft.

    Args:
        type_: `post_type`.
        status: `post_status`; one that a plugin invented is not public.
        password: `post_password`.
        date: in ISO 8601, "" for none.
        now: the time of the import, for texts that WordPress would publish later.

    Returns:
        The reason; "" for a public item. Whether an attachment is public is for the text that it
        belongs to to say.
    """
    if password:
        return "protected by a password"
    if status == "inherit" and type_ == "attachment":
        return ""
    if status not in {"publish", "published"}:
        return f"status: {status or 'unknown'}"
    return _later(date, now or datetime.now(UTC)) if type_ != "attachment" else ""
