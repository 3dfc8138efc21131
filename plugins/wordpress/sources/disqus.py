"""Reads the XML that Disqus gives its sites as an export.

Format: https://help.disqus.com/en/articles/1717164-comments-export: `<thread dsq:id>` elements,
then `<post dsq:id>` elements that name their thread and their parent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lxml import etree

from plugins.diagnostics import Problem
from plugins.wordpress.model import Comment
from plugins.wordpress.sources.regular_file import open_regular
from plugins.wordpress.sources.single_line import single_line
from plugins.wordpress.sources.stored_threads import (
    MOST_PARTS,
    CommentFile,
    StoredThreads,
    TooManyError,
    too_many,
)
from plugins.wordpress.sources.xml_elements import CAUTIOUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plugins.wordpress.sources.comment_threads import Thread

_NS = "{http://disqus.com}"
_ID = "{http://disqus.com/disqus-internals}id"


class _DeclarationError(Exception):
    pass


def read_disqus(path: Path) -> tuple[Sequence[Thread], list[Problem]]:
    """The threads that have comments, and what could not be read."""
    threads = StoredThreads()
    problems: list[Problem] = []
    try:
        for element in _elements(path):
            number = element.get(_ID, "")
            if element.tag == f"{_NS}thread":
                title = single_line(_text(element, "title"))
                threads.add_head(number, _text(element, "id"), _text(element, "link"), title)
            elif element.tag == f"{_NS}post":
                threads.add_comment(_reference(element, "thread"), _comment(element))
    except _DeclarationError:
        message = "declares a DOCTYPE or entities, which no export does: not read"
        return [], [Problem("wordpress/comments", message, path)]
    except TooManyError as error:
        problems.append(too_many(error, path))
    except (etree.XMLSyntaxError, OSError) as error:
        said = " ".join(str(error).split())[:200]
        message = f"breaks off: {said}; the comments before it are kept"
        problems.append(Problem("wordpress/comments", message, path, mend="export it again"))
    threads.finish()
    return threads, problems


def _elements(path: Path) -> Iterator[etree._Element]:
    """The children of the root, each gone when the next one is asked for."""
    file = open_regular(path)
    if isinstance(file, Problem):
        raise OSError(file.message)
    with file:
        depth = parts = 0
        pieces = CommentFile(file)
        reading = etree.iterparse(pieces, events=("start", "end"), **CAUTIOUS)
        for event, element in reading:
            if event == "start":
                depth += 1
                parts += 1
                if parts > MOST_PARTS:
                    raise TooManyError(f"more than {MOST_PARTS:,} elements in one comment")
                if depth == 1 and element.getroottree().docinfo.doctype:
                    raise _DeclarationError
                continue
            depth -= 1
            if depth == 1:
                parts = 0
                pieces.begin()
                yield element
                element.clear()
                above = element.getparent()
                while above is not None and above[0] is not element:
                    del above[0]


def _text(element: etree._Element, name: str) -> str:
    return (element.findtext(f"{_NS}{name}") or "").strip()


def _reference(element: etree._Element, name: str) -> str:
    found = element.find(f"{_NS}{name}")
    return found.get(_ID, "") if found is not None else ""


def _comment(element: etree._Element) -> Comment:
    author = element.find(f"{_NS}author")
    names = {
        name: _text(author, name) if author is not None else ""
        for name in ("name", "email", "username", "link")
    }
    extras = {"username": names["username"], "ip": _text(element, "ipAddress")}
    return Comment(
        number=element.get(_ID, ""),
        parent=_reference(element, "parent"),
        author=single_line(names["name"] or names["username"]),
        address=names["link"],
        email=names["email"],
        date=_text(element, "createdAt"),
        body=_text(element, "message"),
        status=_status(element),
        extras={key: value for key, value in extras.items() if value},
    )


def _status(element: etree._Element) -> Literal["approved", "pending", "spam", "trash"]:
    if _text(element, "isSpam") == "true":
        return "spam"
    if _text(element, "isDeleted") == "true":
        return "trash"
    return "pending" if _text(element, "isApproved") == "false" else "approved"
