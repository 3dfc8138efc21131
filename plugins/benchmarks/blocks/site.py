"""What blocks ask of the site around them: files to offer, pages to link to.

`plugins.benchmarks.explorer` has both (`exports.PageExports`, `data_pages.DataPages`); blocks can
be rendered without, and know no more of them than this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.benchmarks.files.dataset import Dataset
    from plugins.benchmarks.model import Observation
    from plugins.benchmarks.ranking import Ranking


class BlockFiles(Protocol):
    """The files with the figures of one block; addresses from the root, without a slash."""

    @property
    def csv_address(self) -> str:
        """The CSV file."""

    @property
    def json_address(self) -> str:
        """The JSON file."""


class Exports(Protocol):
    """Takes what a page gives besides its text, while its blocks are filled."""

    def figure(self, figure: Observation) -> None:
        """Note a figure within a sentence."""

    def figures(self, anchor: str, caption: str, figures: Sequence[Observation]) -> BlockFiles:
        """The files of a table, a chart or a distribution."""

    def rankings(
        self, anchor: str, caption: str, rankings: Sequence[Ranking], data: Dataset
    ) -> BlockFiles:
        """The files of rankings side by side."""


class DataLinks(Protocol):
    """The pages of subjects and metrics, by id."""

    def subject_url(self, name: str) -> str:
        """Where the page of a subject is, as links name it; "" for none."""

    def metric_url(self, name: str) -> str:
        """Where the page of a metric is, as links name it; "" for none."""
