"""The parts of a JSON document that a reader needs, checked; the rest of it is left alone."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plugins.benchmarks.readers.raw_text import shortened
from plugins.benchmarks.readers.reading import RawFileError

Figure = Annotated[float, Field(strict=True, ge=0, le=1e18, allow_inf_nan=False)]
"""A quantity: a finite number, not negative, not written as a text."""

Count = Annotated[int, Field(strict=True, ge=0, le=10**18)]
"""A whole number, not negative."""

Code = Annotated[int, Field(strict=True, ge=-(2**31), lt=2**32)]
"""What a process or a system call ended with."""

Word = Annotated[str, Field(strict=True, max_length=100_000)]
"""A text; one of half a surrogate pair, which no file could hold again, is refused."""


class Part(BaseModel):
    """An object of a document; keys that no field names are of no concern."""

    model_config = ConfigDict(extra="ignore", frozen=True)


Checked = TypeVar("Checked", bound=Part)


def checked(part: type[Checked], document: Any, tool: str) -> Checked:
    """The document of a tool as a model.

    Raises:
        RawFileError: a key is missing or holds what the tool never writes; names the first.
    """
    try:
        return part.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = "".join(
            f"[{key}]" if isinstance(key, int) else f".{key}" for key in first["loc"]
        ).lstrip(".")
        wrong = "it is missing" if first["type"] == "missing" else first["msg"]
        message = f"{shortened(where) or 'the document'}: {wrong[0].lower()}{wrong[1:]}"
        mend = f"this is not what {tool} writes; run it again and save its whole output"
        raise RawFileError(message, mend) from None
