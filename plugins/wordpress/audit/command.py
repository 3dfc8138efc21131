"""What `inv audit` runs."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.audit.audit_report import AuditReport
from plugins.wordpress.audit.built_site import BuiltSite
from plugins.wordpress.audit.comparison import LEAST, Comparison
from plugins.wordpress.audit.crawl import Crawl
from plugins.wordpress.audit.live_site import LiveSite
from plugins.wordpress.audit.new_site import NewSite
from plugins.wordpress.audit.old_addresses import OldAddresses, old_addresses
from plugins.wordpress.audit.snapshot import Snapshot
from plugins.wordpress.audit.targets import Host

if TYPE_CHECKING:
    from plugins.wordpress.audit.crawl import Progress


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """What the command line can choose.

    Attributes:
        called: address that the old site calls itself when it is asked at another one, "" for none.
        save: folder that takes the answers of the old site, None for none.
        threshold: per cent of the addresses that have to be good.
        least: per cent of a text that makes it the same.
        most: old addresses to ask for at most.
        per_second: requests a second to each live site, 0 for as many as it answers.
    """

    called: str = ""
    save: Path | None = None
    threshold: float = 100.0
    least: float = 100 * LEAST
    most: int = 20_000
    per_second: float = 10.0


def audit_options(  # noqa: PLR0913, PLR0917 (the options of the command line)
    called: str, save: str, threshold: str, coverage: str, limit: str, per_second: str
) -> AuditOptions | Problem:
    """The options as they are typed on the command line, "" for those that have no default."""
    if called and not called.startswith(("http://", "https://")):
        return _wrong("--called", called, "an address such as https://example.com")
    shares = [_number(text, 100) for text in (threshold, coverage)]
    if shares[0] is None or shares[1] is None:
        name, text = ("--threshold", threshold) if shares[0] is None else ("--coverage", coverage)
        return _wrong(name, text, "a number from 0 to 100")
    most, rate = _number(limit, 10_000_000), _number(per_second, 10_000)
    if most is None or most < 1:
        return _wrong("--limit", limit, "a whole number from 1")
    if rate is None:
        return _wrong("--per-second", per_second, "a number from 0")
    folder = Path(save) if save else None
    return AuditOptions(called, folder, shares[0], shares[1], int(most), rate)


def audit(
    old: str, new: str, options: AuditOptions, progress: Progress = lambda _asked, _left: None
) -> AuditReport | Problem:
    """Ask the new site for every address of the old one.

    Args:
        old: base address of the live site, address of a sitemap of it, file with one address a line
            or a sitemap in a file, or folder that an earlier audit saved.
        new: base address of the new site, or the folder that it was built into.
        options: see there.
        progress: is told how many addresses were asked for and how many more were found.
    """
    start = old_addresses(old)
    if isinstance(start, Problem):
        return start
    with ExitStack() as stack:
        if start.saved is not None:
            snapshot = Snapshot.load(start.saved)
            crawl = None
        else:
            folder = options.save or Path(stack.enter_context(tempfile.TemporaryDirectory()))
            snapshot = Snapshot(folder)
            try:
                folder.mkdir(parents=True, exist_ok=True)
                crawl = _walked(start, snapshot, options, progress, stack)
            except OSError as error:
                return _not_saved(folder, error)
        if isinstance(snapshot, Problem):
            return snapshot
        if (silent := _silent(snapshot, start.base)) is not None:
            return silent
        site = _new_site(new, options, stack)
        if isinstance(site, Problem):
            return site
        host = Host.of(start.base, options.called)
        names = [name for name in (new, start.base, options.called) if "://" in name]
        compared = Comparison(snapshot, host, NewSite(site, *names), options.least / 100)
        return AuditReport(
            list(compared.findings()),
            crawl.skipped if crawl else {},
            options.threshold,
            incomplete=bool(crawl and crawl.incomplete),
        )


def _walked(
    start: OldAddresses,
    snapshot: Snapshot,
    options: AuditOptions,
    progress: Progress,
    stack: ExitStack,
) -> Crawl:
    site = stack.enter_context(LiveSite(start.base, options.called, options.per_second))
    if not options.called:
        site.settle()
    host = Host.of(start.base, options.called)
    crawl = Crawl(site, host, snapshot, options.most, only=start.only)
    targets = (host.target(address) for address in start.addresses)
    crawl.walk([target for target in targets if target is not None], progress)
    snapshot.save(options.called or start.base)
    return crawl


def _not_saved(folder: Path, error: OSError) -> Problem:
    message = f"the old site's answers cannot be saved: {error.strerror}"
    return Problem("wordpress/audit-save", message, folder, mend="choose another folder")


def _silent(snapshot: Snapshot, base: str) -> Problem | None:
    """The problem of an old site of which nothing can be compared."""
    outlines = [answer for target in snapshot if (answer := snapshot.outline(target))]
    if any(answer.good for answer in outlines):
        return None
    reason = outlines[0].problem if outlines else "it has no address to ask for"
    message = f"{base} gives nothing to compare: {reason}"
    return Problem("wordpress/audit-no-old-site", message, mend="open it in a browser first")


def _new_site(new: str, options: AuditOptions, stack: ExitStack) -> LiveSite | BuiltSite | Problem:
    if "://" in new:
        site = stack.enter_context(LiveSite(new, per_second=options.per_second))
        site.settle()
        return site
    return BuiltSite.at(Path(new))


def _number(text: str, largest: float) -> float | None:
    plain = text.isascii() and text.replace(".", "", 1).isdecimal()
    return float(text) if plain and float(text) <= largest else None


def _wrong(option: str, text: str, wanted: str) -> Problem:
    return Problem("wordpress/audit-option", f"{option} {text!r} is not {wanted}")
