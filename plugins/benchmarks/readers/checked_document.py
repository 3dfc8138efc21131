"""The parts of a parsed document that a reader needs, checked; the rest of it is left alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

LARGEST_FIGURE = 1e18
"""Beyond what any tool measures, in any of its units."""

LONGEST_MS = 3_600_000
"""Milliseconds of a latency; no probe waits an hour."""

Figure = Annotated[float, Field(strict=True, ge=0, le=LARGEST_FIGURE, allow_inf_nan=False)]
"""A quantity: neither a text, nor true or false, nor negative, nor beyond all reason."""

Milliseconds = Annotated[float, Field(strict=True, ge=0, le=LONGEST_MS, allow_inf_nan=False)]
"""A latency."""

Percent = Annotated[float, Field(strict=True, ge=0, le=100, allow_inf_nan=False)]
"""A share."""

Count = Annotated[int, Field(strict=True, ge=0, le=10**18)]
"""A whole number, not negative."""

Code = Annotated[int, Field(strict=True, ge=-(2**31), lt=2**32)]
"""What a process or a system call ended with."""

Word = Annotated[str, Field(strict=True, max_length=100_000)]
"""A text; one of half a surrogate pair, which no file could hold again, is refused."""


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise ValueError("no date")  # noqa: TRY004 - pydantic wants a ValueError
    return date.fromisoformat(value[:10])


Day = Annotated[date, BeforeValidator(_day)]
"""The calendar date of `2026-11-23T10:00:00Z`, as the clock that wrote it says."""


class Part(BaseModel):
    """An object of a document; keys that no field names come and go with the versions."""

    model_config = ConfigDict(extra="ignore", frozen=True)


_Form = TypeVar("_Form", bound=Part)


def checked(form: type[_Form], document: Any, tool: str) -> _Form:
    """The document of a tool as an instance of `form`.

    Raises:
        RawFileError: a key is missing or holds what the tool never writes; names the first.
    """
    try:
        return form.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        message = f"{_place(first)}: {_in_words(first)}"
        mend = f"this is not what {tool} writes; run it again and save its whole output"
        raise RawFileError(message, mend) from None


def _place(error: ErrorDetails) -> str:
    keys = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in error["loc"])
    return shortened("".join(keys).lstrip(".")) or "the document"


def _in_words(error: ErrorDetails) -> str:
    if error["type"] == "missing":
        return "it is missing"
    words = shortened(error["msg"], 120)
    return f"{words[0].lower()}{words[1:]}"
