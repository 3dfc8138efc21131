"""Files that an import writes, each by the same rule: nobody's work is ever overwritten.

With the version that the last import wrote (`base`, from the ledger), the file as it is (`mine`)
and the export's (`theirs`): what is untouched is updated, what was edited is merged, what cannot be
merged is left and the export's version is put beside it, what was deleted stays deleted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from plugins.diagnostics import Problem
from plugins.diagnostics.atomic_file import write_atomically
from plugins.wordpress.library.ledger import Row, digest_of, normalised, packed, unpacked
from plugins.wordpress.library.merging import merged
from plugins.wordpress.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.wordpress.library.ledger import Ledger

INCOMING = ".incoming"
"""What the export's version of a file in conflict is called: the file's name with this behind."""

UNFINISHED = ".unfinished-*"
"""What a killed import may leave of the file that it was writing."""

DELETED = "its file was deleted since the last import and stays deleted"
EDITED = "the file there differs from this import and was left alone"
DISPUTED = "edited here and changed in the export: the export's version lies beside it in {}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The export's version of one file.

    Attributes:
        path: the file.
        text: all of it.
        identities: of the old text that it holds, none for other files.
        address: public path of the text, "" for a draft and for what is no text.
        former: what the ledger called the file before its author moved it, "" when nobody did.
    """

    path: Path
    text: str
    identities: tuple[str, ...] = ()
    address: str = ""
    former: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one `Wanted`.

    Attributes:
        outcome: `FAILED` when it could not be written.
        note: what its author should know, "" for nothing.
        problem: why it failed.
    """

    outcome: Outcome
    note: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """What is to be done for one file.

    Attributes:
        stored: the outcome if all goes well.
        row: what the ledger holds afterwards, None for no row.
        write: text to be written, None for none.
        target: the file to write it to.
    """

    stored: Stored
    row: Row | None = None
    write: str | None = None
    target: Path | None = None


class Store:
    """Writes below a site's content and data folders.

    Args:
        roots: the folders by their name in the ledger: `content`, `data`.
        ledger: opened.
        dry_run: decide only.
    """

    def __init__(
        self,
        roots: Mapping[Literal["content", "data"], Path],
        ledger: Ledger,
        *,
        dry_run: bool = False,
    ) -> None:
        self._roots = {name: path.absolute() for name, path in roots.items()}
        self._ledger = ledger
        self._dry_run = dry_run

    def put(self, batch: Sequence[Wanted]) -> list[Stored]:
        """Bring the files up to date as far as the rule allows; one outcome each, in their order.

        A batch costs two transactions of the ledger when something changes, none otherwise.
        """
        steps = [self._guarded(wanted) for wanted in batch]
        if self._dry_run:
            return [step.stored for step in steps]
        before = [self._ledger.row(self.name(wanted.path)) for wanted in batch]
        self._ledger.remember(_intents(steps, before))
        results = [_written(step) for step in steps]
        self._ledger.remember(
            [
                step.row
                for step, old, done in zip(steps, before, results, strict=True)
                if step.row is not None and done.outcome is not Outcome.FAILED and step.row != old
            ],
            [wanted.former for wanted in batch if wanted.former],
        )
        return results

    def last(self, path: Path) -> str:
        """The export's version of a file that an import wrote last, "" for none."""
        row = self._ledger.row(self.name(path))
        packed_text = row and (row.offered or row.next or row.base)
        return unpacked(packed_text) if packed_text else ""

    def name(self, path: Path) -> str:
        """The path as the ledger has it.

        Raises:
            ValueError: it lies below none of the roots.
        """
        for name, root in self._roots.items():
            if path.absolute().is_relative_to(root):
                return f"{name}/{path.absolute().relative_to(root).as_posix()}"
        raise ValueError(f"{path} lies outside the site")

    def _guarded(self, wanted: Wanted) -> _Step:
        root = self._roots[_root_name(self.name(wanted.path))].resolve()
        try:
            if not wanted.path.resolve().is_relative_to(root):
                message = f"{wanted.path} would lie outside the {root.name} folder"
                mend = "remove the symbolic link"
                return _failed(Problem("wordpress/outside", message, wanted.path, mend=mend))
            return self._step(wanted)
        except OSError as error:
            return _failed(_unwritable(wanted.path, error))
        except UnicodeEncodeError:
            message = "holds halves of characters, which no file can"
            return _failed(Problem("wordpress/write", message, wanted.path))

    def _row(self, wanted: Wanted) -> Row | None:
        name = self.name(wanted.path)
        row = self._ledger.row(name)
        if row is None and wanted.former:
            row = self._ledger.row(wanted.former)
        return row and replace(row, path=name)

    def _step(self, wanted: Wanted) -> _Step:
        mine = _read(wanted.path)
        row = _healed(self._row(wanted), mine, _incoming(wanted.path))
        old = row.base if row is not None else None
        new = Row(
            path=self.name(wanted.path),
            identities=wanted.identities,
            address=wanted.address,
            digest=digest_of(wanted.text.encode("utf-8")),
            # Another version of zlib may pack the same text in other bytes.
            base=old if old and unpacked(old) == wanted.text else packed(wanted.text),
        )
        if mine is None:
            if row is None:
                return _write(Outcome.IMPORTED, wanted, new)
            return _Step(Stored(Outcome.KEPT, DELETED), replace(row, identities=wanted.identities))
        if mine == wanted.text:
            return _Step(Stored(Outcome.UNCHANGED), new)
        if row is None or row.base is None:
            return _Step(Stored(Outcome.KEPT, EDITED))
        base = unpacked(row.base)
        row = replace(row, identities=wanted.identities)
        if mine == base:
            return _write(Outcome.UPDATED, wanted, new)
        return _merge(wanted, mine, base, row, new)


def _merge(wanted: Wanted, mine: str, base: str, row: Row, new: Row) -> _Step:
    if base == wanted.text:
        return _Step(Stored(Outcome.KEPT, EDITED), row)
    beside = _incoming(wanted.path)
    note = DISPUTED.format(beside.name)
    if row.offered is not None and unpacked(row.offered) == wanted.text:
        return _Step(Stored(Outcome.CONFLICT, note), row)
    joined = merged(wanted.path.name, base, mine, wanted.text)
    if joined is None:
        offered = replace(row, offered=new.base)
        return _Step(Stored(Outcome.CONFLICT, note), offered, wanted.text, beside)
    if joined == mine:
        return _Step(Stored(Outcome.UNCHANGED), replace(new, digest=digest_of(_bytes(mine))))
    done = replace(new, digest=digest_of(_bytes(joined)))
    return _Step(Stored(Outcome.MERGED), done, joined, wanted.path)


def _write(outcome: Outcome, wanted: Wanted, row: Row) -> _Step:
    return _Step(Stored(outcome), row, wanted.text, wanted.path)


def _failed(problem: Problem) -> _Step:
    return _Step(Stored(Outcome.FAILED, problem=problem))


def _healed(row: Row | None, mine: str | None, beside: Path) -> Row | None:
    """`row` after an import that was killed, or after its author has settled a conflict."""
    if row is None:
        return None
    if row.intended:
        landed = mine is not None and digest_of(_bytes(mine)) == row.intended
        if landed or (row.base is None and mine is not None):
            row = replace(row, digest=row.intended, base=row.next)
        row = replace(row, intended="", next=None)
        if row.base is None:
            return None
    if row.offered is not None and not beside.exists():
        row = replace(row, base=row.offered, offered=None)
    return row


def _intents(steps: Sequence[_Step], before: Sequence[Row | None]) -> Iterator[Row]:
    for step, old in zip(steps, before, strict=True):
        # In a conflict the author's own file stays as it is: nothing to be healed there.
        if step.row is not None and step.write and step.stored.outcome is not Outcome.CONFLICT:
            known = old or replace(step.row, digest="", base=None, offered=None)
            yield replace(known, intended=step.row.digest, next=step.row.base)


def _written(step: _Step) -> Stored:
    if step.write is None or step.target is None:
        return step.stored
    try:
        step.target.parent.mkdir(parents=True, exist_ok=True)
        for left in step.target.parent.glob(UNFINISHED):
            left.unlink(missing_ok=True)
        write_atomically(step.target, _bytes(step.write))
    except OSError as error:
        return _failed(_unwritable(step.target, error)).stored
    return step.stored


def _unwritable(path: Path, error: OSError) -> Problem:
    return Problem("wordpress/write", f"cannot be written: {error.strerror}", path)


def _read(path: Path) -> str | None:
    if not path.exists() and not path.is_symlink():
        return None
    return normalised(path.read_bytes()).decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _incoming(path: Path) -> Path:
    return path.with_name(path.name + INCOMING)


def _root_name(name: str) -> Literal["content", "data"]:
    return "content" if name.startswith("content/") else "data"
