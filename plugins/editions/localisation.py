"""What a template of one edition needs to speak its language."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from jinja2 import Environment

    from plugins.editions.model import Edition


def translations(folder: Path, locale: str) -> NullTranslations:
    """The catalogue `<folder>/<locale>/LC_MESSAGES/messages.po`; without one, the msgids as is.

    Read from the text form, so that no compiled file can be out of date.
    """
    catalogue = folder / locale / "LC_MESSAGES" / "messages.po"
    if not catalogue.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with catalogue.open("rb") as source:
        write_mo(compiled, read_po(source, locale=locale))
    compiled.seek(0)
    return Translations(fp=compiled)


def localise(environment: Environment, edition: Edition, catalogues: Path) -> None:
    """Install gettext and the filters `format_date`, `iso_date`, `format_number`."""
    locale = edition.locale
    catalogue: Any = translations(catalogues, locale)
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]

    # Lists show the same dates over and over, and formatting one costs as much as a small template.
    @cache
    def long_date(value: date) -> str:
        return format_date(value, "long", locale=locale)

    def number(value: float) -> str:
        return format_decimal(value, locale=locale)

    environment.filters.update(
        format_date=long_date,
        iso_date=lambda value: value.strftime("%Y-%m-%d"),
        format_number=number,
    )
