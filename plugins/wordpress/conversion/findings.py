"""What reports need to know of a conversion while it goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Findings:
    """Gathers what was found, dropped and changed on purpose.

    Attributes:
        lines: each note with its number, in the order of their first mention.
        shortcodes: unknown ones, which stay visible as text.
        blocks: unknown ones, whose HTML stays.
        embedded: addresses of what was played or framed and is a link now.
        parts: pages that the old site showed the text on.
    """

    lines: Counter[str] = field(default_factory=Counter)
    shortcodes: Counter[str] = field(default_factory=Counter)
    blocks: Counter[str] = field(default_factory=Counter)
    embedded: list[str] = field(default_factory=list)
    parts: int = 1

    def note(self, line: str) -> None:
        """Take down one thing that a reader of the report should know."""
        self.lines[line] += 1

    @property
    def notes(self) -> list[str]:
        """Each line once, with its number where that is more than one."""
        return [line + (f" ({n}×)" if n > 1 else "") for line, n in self.lines.items()]
