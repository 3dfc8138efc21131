"""What the old site answered, kept in a folder: an audit can be repeated when it is gone.

`site.txt` names the site, `answers.jsonl` has one line for each address: `{"target", "end",
"status", "media_type", "charset", "digest", "problem"}`. Bodies of pages, feeds and other texts lie
in `bodies/` by their SHA-256; of media only the SHA-256 is kept.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.diagnostics.atomic_file import write_atomically
from plugins.wordpress.audit.answer import Answer, digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANSWERS = "answers.jsonl"
BASE = "site.txt"
_BODIES = "bodies"
_FIELDS = ("target", "end", "status", "media_type", "charset", "digest", "problem")


class Snapshot:
    """Answers by target; only what is looked at is in memory.

    Args:
        folder: where bodies lie.
        answers: without bodies.
    """

    def __init__(self, folder: Path, answers: dict[str, Answer] | None = None) -> None:
        self.folder = folder
        self._answers = answers or {}

    def __contains__(self, target: str) -> bool:
        return target in self._answers

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def add(self, answer: Answer) -> None:
        """Keep one answer, and its body if it is a text."""
        if answer.good and (answer.is_html or answer.is_xml or answer.media_type == "text/plain"):
            path = self._body(answer.digest)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                write_atomically(path, answer.body)
        self._answers[answer.target] = replace(answer, body=b"")

    def answer(self, target: str) -> Answer:
        """The answer to a target that is known, with its body if that was kept."""
        answer = self._answers[target]
        path = self._body(answer.digest) if answer.digest else None
        if path is None or not path.is_file():
            return answer
        return replace(answer, body=path.read_bytes())

    def outline(self, target: str) -> Answer | None:
        """The answer to a target without its body, None for an unknown one."""
        return self._answers.get(target)

    def save(self, base: str) -> None:
        """Write the list of answers beside the bodies; `base` is where the site answered."""
        write_atomically(self.folder / BASE, f"{base}\n".encode())
        lines = [
            json.dumps({name: getattr(answer, name) for name in _FIELDS}, ensure_ascii=False)
            for answer in sorted(self._answers.values(), key=lambda answer: answer.target)
        ]
        write_atomically(self.folder / ANSWERS, "".join(f"{line}\n" for line in lines).encode())

    @classmethod
    def load(cls, folder: Path) -> Snapshot | Problem:
        """What `save` wrote into `folder`."""
        path = folder / ANSWERS
        answers: dict[str, Answer] = {}
        try:
            with path.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    answer = _read(line)
                    if answer is None:
                        message = "is no line of a saved audit"
                        mend = "save the old site again"
                        return Problem("wordpress/audit-saved", message, path, number, mend)
                    answers[answer.target] = answer
        except (OSError, UnicodeError) as error:
            message = f"holds no saved audit: {error}"
            return Problem("wordpress/audit-saved", message, folder, mend="save the old site again")
        return cls(folder, answers)

    def _body(self, name: str) -> Path:
        return self.folder / _BODIES / name[:2] / name


def _read(line: str) -> Answer | None:
    try:
        known = json.loads(line)
        answer = Answer(**{name: known[name] for name in _FIELDS})
    except (ValueError, TypeError, KeyError):
        return None
    # The digest names a file: nothing else may be read through it.
    sound = answer.digest == "" or (
        len(answer.digest) == len(digest(b"")) and set(answer.digest) <= set("0123456789abcdef")
    )
    return answer if sound and isinstance(answer.status, int) else None
