"""Parses one element of an export and names its parts as WordPress's exporter does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

from lxml import etree

from plugins.wordpress.sources.mixed_encodings import decode
from plugins.wordpress.sources.xml_repair import repair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.wordpress.sources.xml_pieces import Piece

_NAMESPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
_DEFAULT_ROOT = "<rss {}>".format(
    " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
)
_CONTAINERS = frozenset({"item", "wp:comment", "wp:postmeta", "wp:commentmeta"}).union(
    ["wp:author", "wp:category", "wp:tag", "wp:term", "wp:termmeta"]
)
_DECLARATION = re.compile(r"\sxmlns(?::[\w.-]+)?=\"[^\"]*\"")
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]*):[A-Za-z_]")
_MOST_PREFIXES = 50
_NONE: Mapping[str, str] = {}
_DEPTH = re.compile(r"(?i)depth")


class _Cautious(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


CAUTIOUS: _Cautious = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How lxml reads the XML of others: nothing is fetched, nothing expands."""


class ElementError(Exception):
    """An element that cannot be parsed, not even after repairs.

    Attributes:
        line: 1-based line within the element.
        deep: its elements are nested too deep.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line
        self.deep = bool(_DEPTH.search(message))


@dataclass(frozen=True, slots=True)
class Element:
    """One element with its text.

    Attributes:
        name: with the prefix that WordPress gives it (`wp:post_id`), whatever the file's is.
        text: all text in it, "" when it is meant to hold elements.
        attributes: by name.
        children: its elements.
    """

    name: str
    text: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]

    def child(self, name: str) -> str:
        """The text of the first child called `name` without white space around it, "" for none."""
        return next((one.text.strip() for one in self.children if one.name == name), "")


class ElementParser:
    """Parses the elements of one file.

    Args:
        root: the file's root start tag, which declares the namespaces.
        encoding: as the file declares it.
    """

    def __init__(self, root: bytes, encoding: str) -> None:
        self._encoding = encoding
        self._root = _DEFAULT_ROOT.encode()
        if root:
            try:
                self._parsed(root, b"", "")
                self._root = root
            except (etree.XMLSyntaxError, IndexError):
                pass

    def parse(self, piece: Piece) -> tuple[Element, tuple[str, ...]]:
        """The element, and what was repaired in it.

        Raises:
            ElementError: it cannot be parsed.
        """
        try:
            data = piece.data
            data.decode("utf-8")
            return _element(self._parsed(self._root, data, "")[0]), piece.notes
        except (UnicodeDecodeError, etree.XMLSyntaxError, IndexError):
            pass
        text, guesses = decode(piece.data, self._encoding)
        text, repairs = repair(text)
        try:
            parsed = self._parsed(self._root, text.encode(), text)
            return _element(parsed[0]), (*piece.notes, *guesses, *repairs)
        except etree.XMLSyntaxError as error:
            message = " ".join((error.msg or "not well-formed").split())
            raise ElementError(message, max((error.lineno or 1) - 1, 1)) from error
        except IndexError as error:
            raise ElementError("no element", 1) from error

    def _parsed(self, root: bytes, data: bytes, text: str) -> etree._Element:
        undeclared = sorted(
            prefix
            for prefix in set(_PREFIX.findall(text)) - {"xmlns", "xml"}
            if f"xmlns:{prefix}".encode() not in root
        )
        declared = b"".join(
            f' xmlns:{prefix}="{_NAMESPACES.get(prefix, prefix)}"'.encode()
            for prefix in undeclared[:_MOST_PREFIXES]
        )
        # The line end keeps the numbers of the lines of the element apart from the root's.
        wrapped = b"".join(
            [root.replace(b"\n", b" "), b"<p", declared, b">\n", data, b"</p></rss>"]
        )
        parser = etree.XMLParser(encoding="utf-8", **CAUTIOUS)
        return etree.fromstring(wrapped, parser)[0]


def _element(node: etree._Element) -> Element:
    name = _name(str(node.tag), node.prefix)
    holds_elements = name in _CONTAINERS and len(node) > 0
    children = tuple(_element(child) for child in node) if holds_elements else ()
    text = "" if holds_elements else _inner(node)
    attributes = {str(key): str(value) for key, value in node.attrib.items()} or _NONE
    return Element(name, text, attributes, children)


def _inner(node: etree._Element) -> str:
    """The text of an element; with its tags when somebody forgot to mask them."""
    tags = (etree.tostring(child, encoding="unicode") for child in node)
    return (node.text or "") + "".join(_DECLARATION.sub("", tag) for tag in tags)


@lru_cache(maxsize=1024)
def _name(tag: str, prefix: str | None) -> str:
    uri, _, local = tag.rpartition("}")
    if "wordpress.org/export/" in uri:
        return f"{'excerpt' if uri.rstrip('/').endswith('excerpt') else 'wp'}:{local}"
    for known, address in _NAMESPACES.items():
        if uri == "{" + address:
            return f"{known}:{local}"
    return f"{prefix}:{local}" if prefix else local
