"""The setting EDITIONS, and Pelican's settings as they read in one edition."""

from __future__ import annotations

import re
from typing import Any

from plugins.editions.model import Edition

_OWN_KEYS = ("name", "locale", "html_lang")
_ADDRESS = re.compile(
    r"^(?:[A-Z0-9_]+_(?:SAVE_AS|URL)|(?:[A-Z]+_)*FEED_(?:ALL_)?(?:ATOM|RSS)(?:_URL)?)$"
)


class EditionsSettingError(Exception):
    """The setting EDITIONS cannot be used; the text says why."""


def read_editions(setting: object) -> tuple[Edition, ...]:
    """The editions in order, the first being the default at the root.

    Raises:
        EditionsSettingError: the setting is empty, lacks a key, has one that nobody reads, or one
            edition would keep a value of another because it does not set it.
    """
    if not isinstance(setting, dict) or not setting:
        raise EditionsSettingError('EDITIONS is empty; write EDITIONS = {"en": {"name": …}}')
    editions: list[Edition] = []
    for index, (language, values) in enumerate(setting.items()):
        missing = [key for key in _OWN_KEYS if key not in values]
        unknown = [key for key in values if key not in _OWN_KEYS and not key.isupper()]
        if missing or unknown:
            what = f"lacks {', '.join(missing)}" if missing else f"knows no {', '.join(unknown)}"
            raise EditionsSettingError(f'EDITIONS["{language}"] {what}')
        if editions and set(editions[0].settings) != {key for key in values if key.isupper()}:
            keys = ", ".join(editions[0].settings) or "no settings"
            raise EditionsSettingError(
                f'EDITIONS["{language}"] has to set what the first edition sets: {keys}'
            )
        editions.append(
            Edition(
                id=language,
                name=values["name"],
                locale=values["locale"],
                html_lang=values["html_lang"],
                prefix=f"{language}/" if index else "",
                settings={key: value for key, value in values.items() if key.isupper()},
            )
        )
    return tuple(editions)


def edition_settings(
    settings: dict[str, Any], edition: Edition, editions: tuple[Edition, ...]
) -> dict[str, Any]:
    """A copy of `settings` for `edition`: its names, its addresses, only its files."""
    own = {**settings, **edition.settings, "DEFAULT_LANG": edition.id}
    files = {other.id: f"{other.id}.md" for other in editions}
    own["IGNORE_FILES"] = [
        *(name for name in settings["IGNORE_FILES"] if name not in files.values()),
        *(name for language, name in files.items() if language != edition.id),
    ]
    for template in own["DIRECT_TEMPLATES"]:
        own.setdefault(f"{template.upper()}_SAVE_AS", f"{template}.html")
    if edition.prefix:
        for key, value in own.items():
            if _ADDRESS.match(key) and isinstance(value, str) and value:
                own[key] = edition.prefix + value
    return own
