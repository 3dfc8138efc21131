"""The nouns of a migration report: what its terminal, HTML and JSON forms all tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.wordpress.model import Counts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from plugins.wordpress.tally import Tally


@dataclass(frozen=True, slots=True)
class TextAccount:
    """What became of one text.

    Attributes:
        source: the export's file, and the line in it when there is one (`export.xml:120`).
        title: plain text.
        type: WordPress's `post_type`.
        status: WordPress's `post_status`.
        outcome: see `model.Outcome`.
        target: file of the new site, "" for none.
        old_address: as the old site had it, "" for none.
        new_address: public path on the new site, "" when it is not public.
        withheld: why it is not public, "" when it is.
        coverage: share (0 to 1) of the old text that the new one shows.
        before: what the old text held.
        after: what the new one holds.
        differences: what is not the same, one line each.
        old_text: the visible text before, "" when it is the same afterwards.
        new_text: the visible text afterwards, likewise.
        kept_as_html: first words of each block that has no Markdown form.
        shortcodes: number of each shortcode that nobody here knows.
        missing: addresses of uploads that the new site does not hold.
        rankings: orders found in the text (`KVM > Xen > OpenVZ`).
        keys: front-matter keys that were kept.
        notes: what was dropped or changed on purpose.
    """

    source: str
    title: str
    type: str
    status: str
    outcome: str
    target: str = ""
    old_address: str = ""
    new_address: str = ""
    withheld: str = ""
    coverage: float = 1.0
    before: Counts = field(default_factory=Counts)
    after: Counts = field(default_factory=Counts)
    differences: tuple[str, ...] = ()
    old_text: str = ""
    new_text: str = ""
    kept_as_html: tuple[str, ...] = ()
    shortcodes: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    rankings: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the new text holds all that the old one held."""
        return not self.differences and self.coverage == 1.0


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Something that could not be used.

    Attributes:
        place: file and line, "" when no file is concerned.
        message: what is wrong.
        code: see `diagnostics.Problem`.
        mend: what to do about it, may be empty.
    """

    place: str
    message: str
    code: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class MediaLine:
    """A media file that the new site does not hold as the old one did.

    Attributes:
        address: on the new site, from the root.
        what: `missing`, `refused`, `kept`.
        why: for people, may be empty.
    """

    address: str
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """What all texts come to.

    Attributes:
        coverage: share (0 to 1) of the characters of all old texts that the new ones show.
        shortcodes: number of each unknown shortcode, the most frequent first.
        differing: how many new texts do not hold all that the old ones held.
        withheld: how many are not public.
    """

    coverage: float
    shortcodes: Mapping[str, int]
    differing: int
    withheld: int


@dataclass(frozen=True)
class MigrationReport:
    """All that an import did.

    There may be more texts and addresses than memory can hold: each is asked for one by one.

    Attributes:
        sources: what was read.
        site: title of the old site, may be empty.
        hosts: host names of the old site.
        dry_run: nothing was written.
        tallies: counts in and out for every kind of item.
        texts: in the order of the export.
        media: files that are not as they were.
        addresses: old public address and its new home, in their order.
        terms: table and slug of each term that was added to the taxonomy.
        problems: what could not be used.
        remarks: what the author should know of the whole import.
    """

    sources: tuple[str, ...]
    site: str
    hosts: tuple[str, ...]
    dry_run: bool
    tallies: tuple[Tally, ...] = ()
    texts: Collection[TextAccount] = ()
    media: tuple[MediaLine, ...] = ()
    addresses: Collection[tuple[str, str]] = ()
    terms: tuple[tuple[str, str], ...] = ()
    problems: tuple[ProblemLine, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def balances(self) -> bool:
        """Whether every item of the export is accounted for, once."""
        return all(tally.balances for tally in self.tallies)

    @cached_property
    def totals(self) -> Totals:
        """Reckoned from the texts, once."""
        whole, held = 0, 0.0
        shortcodes: Counter[str] = Counter()
        differing = withheld = 0
        for text in self.texts:
            whole += text.before.characters
            held += text.before.characters * text.coverage
            shortcodes.update(text.shortcodes)
            differing += not text.is_whole
            withheld += bool(text.withheld)
        return Totals(
            coverage=held / whole if whole else 1.0,
            shortcodes=dict(sorted(shortcodes.items(), key=lambda one: (-one[1], one[0]))),
            differing=differing,
            withheld=withheld,
        )

    @property
    def exit_code(self) -> int:
        """1 when something could not be used or the counts do not balance, else 0."""
        return 1 if self.problems or not self.balances else 0
