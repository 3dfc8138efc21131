"""Dates, numbers and words of an edition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment

from plugins.editions.localisation import localise, translations
from plugins.editions.model import Edition

ZH = Edition("zh", "中文", "zh_CN", "zh-CN", "")
EN = Edition("en", "English", "en", "en", "en/")
PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Source"
msgstr "出处"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    folder = tmp_path / "zh_CN/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(PO, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        (ZH, "出处|2012年10月26日|2012-10-26|1,234.5"),
        (EN, "Source|October 26, 2012|2012-10-26|1,234.5"),
    ],
)
def test_a_template_speaks_the_language(catalogues: Path, edition: Edition, expected: str) -> None:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    localise(environment, edition, catalogues)
    template = environment.from_string(
        "{{ _('Source') }}|{{ day|format_date }}|{{ day|iso_date }}|{{ 1234.5|format_number }}"
    )
    assert template.render(day=date(2012, 10, 26)) == expected


def test_without_a_catalogue_the_source_language_stays(tmp_path: Path) -> None:
    assert translations(tmp_path, "zh_CN").gettext("Source") == "Source"


def test_every_word_of_the_templates_is_translated() -> None:
    root = Path(__file__).resolve().parents[3] / "theme/locale"
    with (root / "zh_CN/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file)
    missing = [message.id for message in catalogue if message.id and not message.string]
    assert missing == []
    with (root / "messages.pot").open("rb") as file:
        template = {message.id for message in read_po(file) if message.id}
    assert template == {message.id for message in catalogue if message.id}
