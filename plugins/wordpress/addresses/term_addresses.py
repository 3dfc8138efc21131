"""Addresses of the lists that the old site had of each category, tag and invented term."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.wordpress.addresses.seen_links import term_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.wordpress.addresses.new_site import NewSite
    from plugins.wordpress.addresses.old_site import TermKey
    from plugins.wordpress.addresses.structure import Structure
    from plugins.wordpress.model import Term

_QUERY = {"category": "category_name", "post_tag": "tag"}
# The category that WordPress begins with, number 1; exporters' Markdown has its name only.
_FIRST_NAMES = frozenset({"未分类", "未分類", "Uncategorized", "Uncategorised"})
_FIRST_SLUG = "uncategorized"


def bases(taxonomy: str, seen: list[str], new: NewSite, structure: Structure) -> Iterator[str]:
    """What addresses of an invented taxonomy's terms may have begun with; no export says it.

    Args:
        taxonomy: its name.
        seen: paths below the home page that texts link to.
        new: the new site.
        structure: of the old one.
    """
    shown = term_base(seen, taxonomy, new.old)
    if shown:
        yield f"/{shown}"
    told = new.options.bases.get(taxonomy, "").strip("/")
    hyphened = taxonomy.replace("_", "-")
    plural = f"{hyphened[:-1]}ies" if hyphened.endswith("y") else f"{hyphened}s"
    for front in dict.fromkeys((structure.front, structure.root)):
        for name in dict.fromkeys((told, taxonomy, hyphened, plural)):
            if name:
                yield f"{front}{name}"


def term_paths(
    key: TermKey, new: NewSite, structure: Structure, bases: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Paths below the home page, in their normal form, of the list of a term.

    Args:
        key: of the term.
        new: the new site.
        structure: of the old one.
        bases: what addresses of invented taxonomies begin with, by their names.
    """
    taxonomy, slug = key
    whole = "/".join(name for _, name in new.old.term_path(key))
    if taxonomy == "category":
        # A link may show a base that was changed before or since, so its own counts all the same.
        for base in dict.fromkeys((structure.category, f"{structure.front}category")):
            yield f"{base}/{whole}"
            yield f"{base}/{slug}"
            if _is_first(new.old.terms.get(key)) and (taxonomy, _FIRST_SLUG) not in new.old.terms:
                yield f"{base}/{_FIRST_SLUG}"
        # WordPress answers each level of its permalinks.
        if structure.pattern.startswith(f"{structure.front}%category%/"):
            yield f"{structure.front}{whole}"
            yield f"{structure.front}{slug}"
    elif taxonomy == "post_tag":
        for base in dict.fromkeys((structure.tag, f"{structure.front}tag")):
            yield f"{base}/{slug}"
    elif taxonomy == "post_format":
        yield f"{structure.front}type/{slug.removeprefix('post-format-')}"
    else:
        for base in bases.get(taxonomy, ()):
            yield f"{base}/{slug}"
            yield f"{base}/{whole}"


def term_queries(key: TermKey, term: Term) -> Iterator[str]:
    """Queries that asked for the list of a term, without the mark."""
    taxonomy, slug = key
    if taxonomy == "category" and (term.number or _is_first(term)):
        yield f"cat={term.number or 1}"
    names = (slug.removeprefix("post-format-"), slug) if taxonomy == "post_format" else (slug,)
    for name in names:
        # Percent codes in lower case, as WordPress writes them.
        yield f"{_QUERY.get(taxonomy, taxonomy)}={quote(name, safe='').lower()}"


def _is_first(term: Term | None) -> bool:
    return bool(term and term.name in _FIRST_NAMES and not term.number)
