"""Categories, tags and other terms of WXR: as the channel declares them, as items carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.model import Term
from plugins.wordpress.sources.custom_fields import custom_fields
from plugins.wordpress.sources.single_line import single_line

if TYPE_CHECKING:
    from plugins.wordpress.sources.xml_elements import Element

# Names of the fields: slug, name, parent, description.
_FIELDS = {
    "wp:category": ("category_nicename", "cat_name", "category_parent", "category_description"),
    "wp:tag": ("tag_slug", "tag_name", "", "tag_description"),
    "wp:term": ("term_slug", "term_name", "term_parent", "term_description"),
}
_TAXONOMIES = {"wp:category": "category", "wp:tag": "post_tag", "tag": "post_tag"}
DECLARATIONS = frozenset(_FIELDS)
"""Elements of the channel that declare a term."""


def declared_term(element: Element) -> Term:
    """The term that an element of `DECLARATIONS` declares."""
    slug, name, parent, description = (
        element.child(f"wp:{field}") if field else "" for field in _FIELDS[element.name]
    )
    taxonomy = element.child("wp:term_taxonomy") or _TAXONOMIES.get(element.name, "")
    return Term(
        taxonomy=_TAXONOMIES.get(taxonomy, taxonomy),
        slug=slug,
        name=single_line(name) or slug,
        parent=parent if parent != "0" else "",
        description=description,
        number=element.child("wp:term_id"),
        meta=custom_fields(element, "wp:termmeta"),
    )


def carried_terms(item: Element) -> tuple[Term, ...]:
    """The terms of an item, each once.

    WXR 1.0 names each of them twice: first without its slug, a category without its taxonomy.
    """
    terms: dict[Term, None] = {}
    for element in (one for one in item.children if one.name == "category"):
        name = single_line(element.text)
        domain = element.attributes.get("domain") or "category"
        slug = element.attributes.get("nicename", "")
        if name or slug:
            terms.setdefault(Term(_TAXONOMIES.get(domain, domain), slug, name or slug))
    named = {(term.taxonomy, term.name) for term in terms if term.slug}
    return tuple(term for term in terms if term.slug or (term.taxonomy, term.name) not in named)
