"""An import from its beginning to its report, whatever goes wrong on the way."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.diagnostics import Problem
from plugins.wordpress.library.ledger import Ledger, LedgerError
from plugins.wordpress.memory_use import LEAST, TooMuchError
from plugins.wordpress.run.exclusive import BusyError, only_import
from plugins.wordpress.run.import_run import FOLDER, ImportRun
from plugins.wordpress.run.second_reading import ChangedError

if TYPE_CHECKING:
    from plugins.wordpress.model import Source
    from plugins.wordpress.reports.import_report import ImportReport
    from plugins.wordpress.run.options import Options


def import_site(source: Source, content: Path, data: Path, options: Options) -> ImportReport:
    """Turn an export into bundles below `content`, or bring those of an earlier import up to date.

    No input raises: whatever goes wrong is in the report. Nothing is written outside `content` and
    `data`. When this is killed at any point, the next import completes it.

    Args:
        source: the export.
        content: the site's content folder.
        data: the site's data folder.
        options: what the user chose.
    """
    run = ImportRun(source, content, data, options)
    folder = content / FOLDER
    if not folder.resolve().is_relative_to(content.resolve()):
        message, mend = "lies outside the content folder", "remove the symbolic link"
        run.problems.append(Problem("wordpress/outside", message, folder, mend=mend))
        return run.report()
    try:
        with (
            only_import(folder, dry_run=options.dry_run),
            Ledger(folder / "ledger.sqlite3", dry_run=options.dry_run) as ledger,
        ):
            run.complete(ledger)
    except BusyError:
        run.problems.append(Problem("wordpress/busy", "another import is running", folder))
    except (LedgerError, sqlite3.Error) as error:
        message, mend = f"cannot be used: {error}", "restore it, or move it away and import again"
        run.problems.append(
            Problem("wordpress/ledger", message, folder / "ledger.sqlite3", mend=mend)
        )
    except TooMuchError as error:
        mend = f"import it in parts, or allow more with --memory {2 * (options.memory or LEAST)}"
        run.problems.append(Problem("wordpress/too-much", str(error), mend=mend))
    except ChangedError:
        message, mend = "the export has changed while it was read", "import again"
        run.problems.append(Problem("wordpress/changed", message, mend=mend))
    except OSError as error:
        path = Path(error.filename) if isinstance(error.filename, str) else folder
        run.problems.append(
            Problem("wordpress/write", f"cannot be written: {error.strerror}", path)
        )
    return run.report()
