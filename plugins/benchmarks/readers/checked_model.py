"""A parsed document held against the model of its format; what does not fit is told in one line."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from plugins.benchmarks.readers.reading import RawFileError

LONGEST_MS = 3_600_000
"""Milliseconds of a latency; no probe waits an hour."""

Milliseconds = Annotated[float, Field(strict=True, ge=0, le=LONGEST_MS, allow_inf_nan=False)]
Percent = Annotated[float, Field(strict=True, ge=0, le=100, allow_inf_nan=False)]


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise ValueError("no date")  # noqa: TRY004 - pydantic wants a ValueError
    return date.fromisoformat(value[:10])


Day = Annotated[date, BeforeValidator(_day)]
"""The calendar date of `2026-11-23T10:00:00Z`, as the clock that wrote it says."""


class RawModel(BaseModel):
    """A part of a document; keys that no reader needs may come and go with the versions."""

    model_config = ConfigDict(extra="ignore", frozen=True)


_Model = TypeVar("_Model", bound=BaseModel)


def checked(model: type[_Model], document: Any, tool: str) -> _Model:
    """The document as its model.

    Raises:
        RawFileError: a key is missing, or holds what the tool never writes there; it is named.
    """
    try:
        return model.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        what = "is missing" if first["type"] == "missing" else f": {first['msg'][:120].lower()}"
        message = f'"{key}" {what}'.replace(" :", ":") if key else what.lstrip(": ")
        mend = f"save the whole output of {tool} again; this is not what it writes"
        raise RawFileError(message, mend) from None
