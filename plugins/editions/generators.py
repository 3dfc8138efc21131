"""Pelican's generators, once more for each language that is not the default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from plugins.editions.settings import edition_settings

if TYPE_CHECKING:
    from plugins.editions.model import Edition

_CONTEXTS = "edition_contexts"


class _InEdition(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Mixin: gives a generator the settings and the context of its edition.

    Articles and pages of one edition share one context, as in Pelican; the look-up tables of
    sources and static files are those of the whole run, so that links cross languages.
    """

    edition: ClassVar[Edition]
    editions: ClassVar[tuple[Edition, ...]]

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **rest: Any) -> None:
        own = edition_settings(settings, self.edition, self.editions)
        contexts = context.setdefault(_CONTEXTS, {})
        if self.edition.id not in contexts:
            differing = {key: value for key, value in own.items() if settings.get(key) != value}
            contexts[self.edition.id] = {**context, **differing}
        super().__init__(context=contexts[self.edition.id], settings=own, **rest)


class EditionArticlesGenerator(_InEdition, ArticlesGenerator):  # type: ignore[misc]
    """Articles, lists and feeds of one further edition."""


class EditionPagesGenerator(_InEdition, PagesGenerator):  # type: ignore[misc]
    """Pages of one further edition."""


def generator_classes(editions: tuple[Edition, ...]) -> list[type]:
    """The generators to add to Pelican's own: two for each edition but the first."""
    return [
        type(f"{base.__name__}_{edition.id}", (base,), {"edition": edition, "editions": editions})
        for edition in editions[1:]
        for base in (EditionArticlesGenerator, EditionPagesGenerator)
    ]
