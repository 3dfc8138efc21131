"""Front matter as exporters write it, read and written without changing a character of a value.

YAML loaders turn `0123` into 123, `1.20` into 1.2 and a time with its zone into another notation.
Here a plain scalar that YAML would give a type stays the text it is (`Plain`), and is written back
plain, so that a thread id of nineteen digits or a date comes out as it went in.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.representer import SafeRepresenter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ruamel.yaml.nodes import ScalarNode

_TAG = "tag:yaml.org,2002:"
_TYPED = ("int", "float", "bool", "null", "timestamp")
_UNICODE_BREAK = re.compile("[\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST = 1_000_000
_DEEPEST = 50
# Cheap upper bounds of the depth: a parser of Python functions needs stack and time for each level.
_BRACKETS = re.compile(r"[\[{]")
_DASHES = re.compile(rf"(?:- ){{{_DEEPEST}}}")
_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class FrontMatterError(Exception):
    """Front matter that cannot be used.

    Attributes:
        line: 1-based line in the file.
    """

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(" ".join(message.split()))
        self.line = line


class Plain(str):
    """The text of a plain scalar with a type of its own, such as `709` or `2012-10-26`."""

    tag: str

    @classmethod
    def of(cls, text: str, kind: str) -> Plain:
        """`text` as a scalar of YAML's type `kind` (`int`, `timestamp`, …)."""
        plain = cls(text)
        plain.tag = _TAG + kind
        return plain


class _Constructor(SafeConstructor):
    pass


class _Representer(SafeRepresenter):
    pass


def _construct(_: SafeConstructor, node: ScalarNode) -> Plain:
    return Plain.of(node.value, str(node.tag).removeprefix(_TAG))


def _represent(writer: SafeRepresenter, text: str) -> ScalarNode:
    # The emitter writes Unicode's own line ends as they are; readers take them for white space.
    style = '"' if _UNICODE_BREAK.search(text) else None
    return writer.represent_scalar(f"{_TAG}str", text, style=style)


for _kind in _TYPED:
    _Constructor.add_constructor(_TAG + _kind, _construct)
_Representer.add_representer(str, _represent)
_Representer.add_representer(Plain, lambda writer, text: writer.represent_scalar(text.tag, text))


def split(text: str) -> tuple[str, str]:
    r"""Cut a file into the YAML between its `---` lines and the body behind them.

    Args:
        text: the file with `\n` line ends and without a byte-order mark.

    Raises:
        FrontMatterError: the file does not begin with front matter.
    """
    found = _FENCE.match(text)
    if found is None:
        raise FrontMatterError("no front matter between two --- lines")
    return found["yaml"], text[found.end() :]


def load(yaml: str) -> dict[str, object]:
    """The keys of front matter; values are str, `Plain`, lists and mappings of these.

    Raises:
        FrontMatterError: broken YAML, tags, aliases or halves of characters that no exporter
            writes, or no mapping.
    """
    if len(yaml) > _LARGEST:
        raise FrontMatterError(f"more than {_LARGEST:,} characters")
    for number, line in enumerate(yaml.split("\n"), start=2):
        if _DASHES.search(line):
            raise FrontMatterError(f"lists nested more than {_DEEPEST} deep", number)
    if len(_BRACKETS.findall(yaml)) > _DEEPEST:
        _check_brackets(yaml)
    loader = YAML(typ="safe", pure=True)
    loader.Constructor = _Constructor
    try:
        values = loader.load(yaml)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = str(error.problem or error.context)
        raise FrontMatterError(what, mark.line + 2 if mark else 1) from error
    except (YAMLError, RecursionError, TypeError, ValueError) as error:
        raise FrontMatterError(str(error).split("\n", maxsplit=1)[0]) from error
    if not isinstance(values, dict):
        raise FrontMatterError("not a list of `key: value` lines")
    _check_values(values)
    return {str(key): value for key, value in values.items()}


def dump(values: Mapping[str, object]) -> str:
    """`values` as YAML in their order, one scalar a line however long."""
    writer = YAML(typ="safe", pure=True)
    writer.Representer = _Representer
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.width = _LARGEST
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # declared by its default, None
    stream = io.StringIO()
    writer.dump(dict(values), stream)
    return stream.getvalue()


def _check_brackets(yaml: str) -> None:
    depth = 0
    for number, line in enumerate(yaml.split("\n"), start=2):
        # PHP's serialised values hold balanced brackets inside one line of plain text.
        depth += line.count("[") + line.count("{") - line.count("]") - line.count("}")
        if depth > _DEEPEST:
            raise FrontMatterError(f"brackets nested more than {_DEEPEST} deep", number)


def _check_values(values: object) -> None:
    seen: set[int] = set()
    waiting = [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and _SURROGATE.search(value):
            raise FrontMatterError("half a character (\\ud800 to \\udfff): write it as it is")
        if not isinstance(value, dict | list):
            continue
        # A few lines of aliases can stand for billions of values.
        if id(value) in seen:
            raise FrontMatterError("YAML aliases (&x, *x), which no exporter writes")
        seen.add(id(value))
        waiting.extend([*value, *value.values()] if isinstance(value, dict) else value)
