"""Finds every address of the old site."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.wordpress.audit.discovery import START, guesses, links
from plugins.wordpress.audit.exclusions import leads_further, reason_not_counted
from plugins.wordpress.audit.following import answer_of
from plugins.wordpress.audit.targets import lower_case, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plugins.wordpress.audit.answer import Answer, Website
    from plugins.wordpress.audit.snapshot import Snapshot
    from plugins.wordpress.audit.targets import Host

    Progress = Callable[[int, int], object]

WORKERS = 4


@dataclass
class Crawl:
    """A walk through the old site, one distance from its start after the other.

    Attributes:
        site: is asked.
        host: its names.
        snapshot: takes the answers.
        most: addresses to ask for at most.
        only: whether to ask for the given addresses and follow no links.
        skipped: addresses that are not counted, with the reason.
        incomplete: whether `most` ended the walk.
    """

    site: Website
    host: Host
    snapshot: Snapshot
    most: int = 20_000
    only: bool = False
    skipped: dict[str, str] = field(default_factory=dict)
    incomplete: bool = False
    _asked: set[str] = field(default_factory=set)

    def walk(self, start: Iterable[str], progress: Progress = lambda _asked, _left: None) -> None:
        """Ask for `start` and, unless `only` is set, for all that they lead to."""
        certain = self._new(start)
        guessed = [] if self.only else self._new(self.host.folder + name[1:] for name in START)
        guessed = [target for target in guessed if target not in certain]
        with ThreadPoolExecutor(WORKERS) as pool:
            while certain or guessed:
                wave = certain + guessed
                room = self.most - len(self._asked)
                self.incomplete = self.incomplete or len(wave) > room
                wave = wave[: max(room, 0)]
                self._asked.update(wave)
                sure = set(certain)
                found: list[str] = []
                thought: list[str] = []
                for answer in pool.map(self._answer, wave):
                    if answer.target in sure or _exists(answer):
                        found += self._kept(answer)
                        thought += [] if self.only else guesses(answer, self.host.folder)
                progress(len(self._asked), len(found))
                certain, guessed = self._new(found), self._new(thought)
                guessed = [target for target in guessed if target not in certain]

    def _answer(self, target: str) -> Answer:
        answer = answer_of(self.site, self.host, lower_case(target))
        end = normal(answer.end) if answer.end.startswith("/") else answer.end
        return replace(answer, target=target, end=end)

    def _kept(self, answer: Answer) -> list[str]:
        """Keep an answer that counts; the targets that it leads to."""
        if not leads_further(answer.target):
            self.snapshot.add(answer)
        if self.only or not answer.good:
            return []
        own = (self.host.target(link, answer.end) for link in links(answer))
        return [answer.end, *(link for link in own if link is not None)]

    def _new(self, targets: Iterable[str]) -> list[str]:
        """Those that count and were not asked for yet, in order, none twice."""
        new: dict[str, None] = {}
        for target in targets:
            name = normal(target)
            if name in self._asked or name in new:
                continue
            if (reason := reason_not_counted(name)) and not leads_further(name):
                self.skipped.setdefault(name, reason)
            else:
                new[name] = None
        return list(new)


def _exists(answer: Answer) -> bool:
    """Whether a guess was right: WordPress leads a wrong path to some text with a like name."""
    by_query = "?" in answer.target
    return answer.good and (by_query or answer.end.rstrip("/") == answer.target.rstrip("/"))
