"""The account of what is no item: terms and authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.wordpress.library.terms import table_of
from plugins.wordpress.model import Outcome
from plugins.wordpress.tally import ASIDE

if TYPE_CHECKING:
    from plugins.wordpress.indexing import Index
    from plugins.wordpress.run.labelling import Labelling
    from plugins.wordpress.tally import Account


def count_labels(account: Account, index: Index, labelling: Labelling) -> None:
    """Count terms and authors: those that texts have are on the site, the others kept aside."""
    _count_terms(account, index, labelling)
    _count_authors(account, index, labelling)


def _count_terms(account: Account, index: Index, labelling: Labelling) -> None:
    added = set(labelling.taxonomy.added)
    used = {**labelling.terms.slugs, **labelling.terms.names}
    for key in {**index.terms, **labelling.terms.names}:
        taxonomy = key[0]
        account.found(f"terms {taxonomy}")
        if key not in used:
            account.became(f"terms {taxonomy}", ASIDE)
            continue
        is_new = (table_of(taxonomy), used[key]) in added
        account.became(f"terms {taxonomy}", Outcome.IMPORTED if is_new else Outcome.UNCHANGED)


def _count_authors(account: Account, index: Index, labelling: Labelling) -> None:
    writers = {entry.author for entry in index.entries if entry.author}
    for who in {**index.site.authors, **dict.fromkeys(writers)}:
        account.found("authors")
        slug = labelling.authors.found.get(who)
        if slug is None:
            account.became("authors", ASIDE)
            continue
        is_new = slug in labelling.authors.added
        account.became("authors", Outcome.IMPORTED if is_new else Outcome.UNCHANGED)
