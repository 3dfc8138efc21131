"""What an audit found, for people and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.diagnostics import Problem
from plugins.diagnostics.atomic_file import write_atomically
from plugins.diagnostics.printable import printable
from plugins.wordpress.audit.targets import readable
from plugins.wordpress.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from plugins.wordpress.audit.verdict import Finding


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The outcome of one audit.

    Attributes:
        findings: one for each old address that was asked for.
        skipped: old addresses that hold nothing that could move, with the reason.
        threshold: per cent of the counted addresses that have to be good.
        incomplete: whether the crawl ended at its limit.
    """

    findings: Sequence[Finding]
    skipped: Mapping[str, str]
    threshold: float = 100.0
    incomplete: bool = False

    @property
    def counted(self) -> int:
        """Addresses that the new site owes an answer to."""
        return sum(finding.verdict.counted for finding in self.findings)

    @property
    def share(self) -> float:
        """Per cent of the counted addresses that answer with the same content; 0 of none."""
        good = sum(finding.verdict.good for finding in self.findings)
        return 100 * good / self.counted if self.counted else 0.0

    @property
    def text_share(self) -> float:
        """Per cent of the old text, each page counted once for every address of it; 100 of none."""
        wanted = sum(finding.wanted for finding in self.findings)
        found = sum(finding.found for finding in self.findings)
        return 100 * found / wanted if wanted else 100.0

    @property
    def exit_code(self) -> int:
        """1 when fewer addresses than the threshold are good, or not all could be asked."""
        return int(self.share < self.threshold or self.incomplete or not self.counted)

    def render(self) -> str:
        """Every address that failed with its reason, then the totals."""
        return "\n".join([*self._failures(), *self._totals()])

    def document(self) -> dict[str, Any]:
        """The whole outcome for programs; the keys are those of the attributes."""
        return {
            "version": 1,
            "share": round(self.share, 4),
            "text_share": round(self.text_share, 4),
            "threshold": self.threshold,
            "incomplete": self.incomplete,
            "counts": self._counts(),
            "addresses": [
                {
                    "address": finding.target,
                    "verdict": str(finding.verdict),
                    "kind": finding.kind,
                    "leads_to": finding.end,
                    "reason": finding.reason,
                    "text_found": finding.found,
                    "text_wanted": finding.wanted,
                }
                for finding in self.findings
            ],
            "not_counted": dict(sorted(self.skipped.items())),
        }

    def write(self, path: Path) -> Problem | None:
        """Write `document` as JSON; what went wrong, None for nothing."""
        text = json.dumps(self.document(), ensure_ascii=False, indent=1) + "\n"
        try:
            write_atomically(path, text.encode())
        except OSError as error:
            message = f"the findings cannot be written: {error.strerror}"
            mend = "choose another file with --json"
            return Problem("wordpress/audit-json", message, path, mend=mend)
        return None

    def _counts(self) -> dict[str, int]:
        found = Counter(finding.verdict for finding in self.findings)
        return {str(verdict): found[verdict] for verdict in Verdict}

    def _failures(self) -> list[str]:
        bad = [one for one in self.findings if one.verdict.counted and not one.verdict.good]
        width = max((len(one.verdict) for one in bad), default=0)
        return [
            printable(f"{one.verdict:<{width}}  {readable(one.target)}: {one.reason}")
            for one in bad
        ]

    def _totals(self) -> list[str]:
        counts = self._counts()
        counted = (f"{counts[verdict]} {verdict}" for verdict in Verdict if verdict.counted)
        share = f"{self.share:.2f} % of {self.counted} old addresses answer with the same content"
        lines = [", ".join(counted), f"{share}, {self.text_share:.2f} % of their text is there"]
        reasons = Counter(
            one.reason if one.verdict is Verdict.BROKEN else "withheld: asks for a password"
            for one in self.findings
            if not one.verdict.counted
        )
        reasons.update(self.skipped.values())
        if reasons:
            parts = (f"{times} {reason}" for reason, times in reasons.most_common())
            lines.append(printable(f"not counted: {', '.join(parts)}"))
        if self.incomplete:
            lines.append("the limit of addresses was reached: raise --limit to see the rest")
        if not self.counted:
            lines.append("no address of the old site could be compared")
        return lines
