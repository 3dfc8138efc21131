"""Why an address gave no usable answer."""

from __future__ import annotations


class WebError(Exception):
    """No answer that could be used.

    Attributes:
        url: what was asked for.
        reason: one clause without a full stop (`connection refused`).
        temporary: whether asking again may help.
    """

    def __init__(self, url: str, reason: str, *, temporary: bool = False) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.temporary = temporary
