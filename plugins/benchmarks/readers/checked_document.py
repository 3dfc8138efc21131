"""A parsed document checked against the form that its tool writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plugins.benchmarks.readers.reading import RawFileError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

LARGEST_FIGURE = 1e18
"""Beyond what any tool measures, in any of its units."""

Figure = Annotated[float, Field(strict=True, ge=0, le=LARGEST_FIGURE, allow_inf_nan=False)]
"""A number that is measured: neither text, nor true or false, nor negative, nor absurd."""


class Part(BaseModel):
    """A part of what a tool writes; keys that no reader needs are left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)


Document = TypeVar("Document", bound=BaseModel)


def checked(document: Any, form: type[Document], tool: str) -> Document:
    """The document as an instance of `form`.

    Raises:
        RawFileError: it has another form; the line names the first place that is wrong.
    """
    try:
        return form.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        message = f"{_place(first)}: {_in_words(first)}"
        raise RawFileError(message, f"file the output of {tool} as it wrote it") from None


def _place(error: ErrorDetails) -> str:
    return ".".join(str(part) for part in error["loc"]) or "the document"


def _in_words(error: ErrorDetails) -> str:
    if error["type"] == "missing":
        return "missing"
    return " ".join(error["msg"].split()).lower()
