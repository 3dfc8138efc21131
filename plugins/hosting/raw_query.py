"""How browsers send a query that servers cannot be asked for by the names of its parameters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plugins.hosting.built_site import Parameters, Redirect

_NAME = re.compile(r"[a-z0-9_]+")
_CODE = re.compile(r"%[0-9A-F]{2}")


def is_askable(one: Redirect) -> bool:
    """Whether each parameter has a name for variables of servers, and a value unlike none."""
    return all(_NAME.fullmatch(name) and value for name, value in one.query)


def split(redirects: Iterable[Redirect]) -> tuple[list[Redirect], list[Redirect]]:
    """Those to be asked for by their parameters, and those by their whole query."""
    askable: list[Redirect] = []
    whole: list[Redirect] = []
    for one in redirects:
        (askable if is_askable(one) else whole).append(one)
    return askable, whole


def raw_forms(parameters: Parameters) -> list[str]:
    """The whole query in each form that browsers send, without the question mark."""
    forms = [_joined(parameters, encode) for encode in (_quoted, quote_plus, str)]
    forms += [_CODE.sub(lambda code: code[0].lower(), form) for form in forms[:2]]
    # A parameter without a value may have no sign of equality either.
    forms += [form.removesuffix("=") for form in forms if form.count("=") == 1]
    return list(dict.fromkeys(forms))


def _joined(parameters: Parameters, encode: Callable[[str], str]) -> str:
    return "&".join(f"{encode(name)}={encode(value)}" for name, value in parameters)


def _quoted(text: str) -> str:
    return quote(text, safe="")
