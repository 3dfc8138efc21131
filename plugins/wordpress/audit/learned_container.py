"""Where the text stands in a theme that uses none of the known names, learned from its pages.

From the body downwards: of the parts that nearly every page has exactly once at a place, the one
that holds most of the words that other pages lack. It ends where the text itself begins, whose
paragraphs are no such parts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.wordpress.audit.coverage import folded
from plugins.wordpress.audit.html_page import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    Looks = tuple[str, str, frozenset[str]]
    Path = tuple["Step", ...]

SAMPLE = 80
"""Pages that are enough to learn from."""

_TEMPLATES = 5

_FEWEST = 4
_NEARLY_ALL = 0.8
_DEEPEST = 30
_STRUCTURAL = frozenset(
    {"div", "section", "article", "main", "table", "tbody", "tr", "td", "center"}
)


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the way from the body to the text.

    Attributes:
        names: classes that nearly all pages have at this level; others say what one text is about.
        ids: likewise.
        looks: tag, id and classes of the part, of these.
    """

    names: frozenset[str]
    ids: frozenset[str]
    looks: Looks

    @classmethod
    def known_in(cls, families: Sequence[Sequence[HtmlElement]]) -> Step:
        """A step whose part is yet to be chosen, from the parts of each page."""
        least = _NEARLY_ALL * len(families)
        names = Counter(name for one in families for name in set().union(*map(_names, one)))
        ids = Counter(str(child.get("id", "")) for family in families for child in family)
        common = [frozenset(key for key, n in one.items() if n >= least) for one in (names, ids)]
        return cls(common[0], common[1], ("", "", frozenset()))

    def see(self, child: HtmlElement) -> Looks:
        """How a part looks when one minds what most pages have only."""
        own = str(child.get("id", ""))
        return str(child.tag), own if own in self.ids else "", _names(child) & self.names


def learned_paths(documents: Sequence[HtmlElement]) -> tuple[Path, ...]:
    """The ways to the text, one for each kind of page that the theme has, the most common first.

    Args:
        documents: pages of one text each, without what no reader sees.
    """
    paths: list[Path] = []
    left = list(documents)
    while len(paths) < _TEMPLATES and (path := learned_path(left)):
        paths.append(path)
        left = [document for document in left if followed((path,), document) is None]
    return tuple(paths)


def learned_path(documents: Sequence[HtmlElement]) -> Path:
    """The way from the body to the text, the same on nearly all pages; () with too few pages.

    Args:
        documents: pages of one text each, without what no reader sees.
    """
    nodes = [body for document in documents if (body := document.find("body")) is not None]
    if len(nodes) < _FEWEST:
        return ()
    on = Counter(block for node in nodes for block in {folded(text) for text in blocks(node)})
    own = {block for block, times in on.items() if times == 1}
    path: list[Step] = []
    while len(path) < _DEEPEST:
        step, parts = _parts(nodes)
        found = {
            name: ones for name, ones in parts.items() if len(ones) >= _NEARLY_ALL * len(nodes)
        }
        weights = {name: sum(_weight(e, own) for e in ones) for name, ones in found.items()}
        best = max(weights, key=lambda name: weights[name], default=None)
        if best is None or not weights[best]:
            break
        path.append(replace(step, looks=best))
        nodes = found[best]
    return tuple(path)


def followed(paths: Iterable[Path], document: HtmlElement) -> HtmlElement | None:
    """The part of `document` that the first path leads to that it has; None when it has none."""
    body = document.find("body")
    ends = (_end(path, body) for path in paths if body is not None)
    return next((end for end in ends if end is not None), None)


def _end(path: Path, node: HtmlElement) -> HtmlElement | None:
    for step in path:
        found = [child for child in node if step.see(child) == step.looks]
        if len(found) != 1:
            return None
        node = found[0]
    return node


def _parts(nodes: Sequence[HtmlElement]) -> tuple[Step, dict[Looks, list[HtmlElement]]]:
    """Children that are the only ones of their looks in their node."""
    families = [[child for child in node if child.tag in _STRUCTURAL] for node in nodes]
    step = Step.known_in(families)
    parts: dict[Looks, list[HtmlElement]] = {}
    for family in families:
        counts = Counter(map(step.see, family))
        for child in family:
            if counts[step.see(child)] == 1:
                parts.setdefault(step.see(child), []).append(child)
    return step, parts


def _names(element: HtmlElement) -> frozenset[str]:
    return frozenset(str(element.get("class", "")).split())


def _weight(element: HtmlElement, own: set[str]) -> int:
    return sum(len(block) for block in map(folded, blocks(element)) if block in own)
