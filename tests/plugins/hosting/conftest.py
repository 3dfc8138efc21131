"""A miniature site that was built, and a folder that servers may read."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import article, build_apart, page

if TYPE_CHECKING:
    from collections.abc import Iterator

REDIRECTS = """from,to
/?p=2369,/2369.html
/?page_id=2,/about/
/?cat=3,/category/vps/
/?cat=3&paged=2,/archives/
/?tag=%e5%90%8e,/tag/kvm/
/?m=201210,/archives/#page--year-2026
/?feed=rss2,/feeds/atom.xml
/?feed=rss2&p=2369,/2369.html
/2369.html/feed,/2369.html
/2369.html/2,/2369.html
/2369.html/trackback,/2369.html
/category/vps/page/3,/category/vps/
/旧文,/%E5%90%8E/
/%e5%90%8e/feed,/%e5%90%8e/
/c++,/about/
/a b,/about/
/feed,/feeds/atom.xml
/2012/10,/archives/#page--year-2026
/old.html,/2369.html
/wp-content/uploads/a-300x190.png,/wp-content/uploads/a.png
/ABOUT,/about/
/100%25 off,/about/
/%ba%f3,/about/
/%E5%90%8E%E5%90,/2369.html
/%E5%90%8E%E5%90/feed,/2369.html
/elsewhere,https://other.example/x?y=1
"""

FILES: dict[str, str | bytes] = {
    "data/redirects/wordpress.csv": REDIRECTS,
    "content/posts/one/zh.md": article(permalink="/2369.html", tags="[kvm]"),
    "content/posts/one/en.md": article(),
    "content/posts/two/zh.md": article(permalink="/%E5%90%8E/"),
    "content/pages/about/zh.md": page(),
    "content/wp-content/uploads/a.png": b"png",
}


def build(folder: Path, settings: str = "") -> Path:
    """Build the miniature site in a process of its own."""
    return build_apart(folder, FILES, settings)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site at the root of its host."""
    return build(tmp_path_factory.mktemp("hosting") / "site")


@pytest.fixture(scope="session")
def output_below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same below /atlas."""
    address = 'SITE_ADDRESS = "https://example.org/atlas"'
    return build(tmp_path_factory.mktemp("hosting") / "below", address)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a server can read which has given up its rights; pytest's own are private."""
    folder = Path(tempfile.mkdtemp(prefix="vps-atlas-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
