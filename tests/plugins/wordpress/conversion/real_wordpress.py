"""Functions of the WordPress that is installed on this machine, to compare ours with."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import missing_part

ROOT = Path("/usr/share/wordpress")
SCRIPT = Path(__file__).parent / "wordpress_functions.php"


def call(function: str, texts: list[str]) -> list[Any]:
    """What the PHP `function` makes of each text; skips the test where there is no WordPress."""
    php = shutil.which("php")
    if php is None or not (ROOT / "wp-includes" / "formatting.php").is_file():
        missing_part("WordPress with php", "apt-get install wordpress php-cli")
    done = subprocess.run(
        [php, str(SCRIPT), f"{ROOT}/"],
        input=json.dumps({"function": function, "texts": texts}),
        capture_output=True,
        text=True,
        check=True,
    )
    values: list[Any] = json.loads(done.stdout)
    return values
