"""How much memory it takes to read a file."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# Not ru_maxrss, which begins with the memory of the process that started this one (getrusage(2)).
_MEASURE = """
import sys
from pathlib import Path
path = Path(sys.argv[1])
{statements}
status = Path("/proc/self/status").read_text(encoding="ascii")
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))
"""


def peak_mebibytes(statements: str, path: Path) -> float:
    """The most memory that a new Python holds which runs `statements`; `path` is defined there."""
    command = [sys.executable, "-c", _MEASURE.format(statements=statements), str(path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return int(run.stdout) / 1024
