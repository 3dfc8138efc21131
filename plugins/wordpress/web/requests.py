"""Requests that are safe to make, and why one failed, in words."""

from __future__ import annotations

import re
import ssl
from typing import TYPE_CHECKING

import httpcore
import httpx

from plugins.wordpress.web.errors import WebError
from plugins.wordpress.web.network import RefusedDestinationError

if TYPE_CHECKING:
    from collections.abc import Mapping

USER_AGENT = "VPS-Atlas-migration/1 (moves a WordPress site to static files; run by its owner)"

FAILURES = (
    RefusedDestinationError,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)
"""What `failure` can put into words."""

_LONGEST_URL = 8_000
# Names in their ASCII form, numeric addresses of both kinds.
_HOST = re.compile(rb"[a-z0-9._:-]+")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def checked_url(url: str) -> httpx.URL:
    """`url` parsed, without its fragment.

    Raises:
        WebError: not http or https, no host, a user name, no address at all.
    """
    if len(url) > _LONGEST_URL:
        raise WebError(url[:80], f"an address of more than {_LONGEST_URL:,} characters")
    try:
        parsed = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise WebError(url, "no address that can be asked for") from error
    if parsed.scheme not in ("http", "https"):
        raise WebError(url, "only http:// and https:// are asked")
    if parsed.userinfo:
        raise WebError(url, "holds a user name, which addresses of pages never need")
    if not parsed.host:
        raise WebError(url, "names no host")
    if not _HOST.fullmatch(parsed.raw_host) or not 0 < (parsed.port or 80) < 65_536:
        raise WebError(url, "no address that can be asked for")
    return parsed


def request_for(
    url: httpx.URL, headers: Mapping[str, str] | None, encodings: str, idle: float
) -> httpcore.Request:
    """A GET of `url`; `headers` go with it besides our own, `encodings` is what may be sent."""
    own = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": encodings}
    request = httpx.Request("GET", url, headers={**own, **(headers or {})})
    return httpcore.Request(
        "GET",
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), idle)},
    )


def next_url(current: httpx.URL, status: int, headers: httpx.Headers) -> httpx.URL | None:
    """Where a redirect leads, checked as `checked_url` does; None for other answers."""
    location = headers.get("location")
    if status not in _REDIRECTS or not location:
        return None
    try:
        joined = str(current.join(location))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise WebError(str(current), "redirects to something that is no address") from error
    try:
        return checked_url(joined)
    except WebError as error:
        raise WebError(str(current), f"redirects to {joined[:200]}: {error.reason}") from error


def origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """What has to be the same for two addresses to belong to one site."""
    return url.scheme, url.host, url.port


def failure(url: str, error: Exception) -> WebError:
    """One of `FAILURES` as a sentence."""
    if isinstance(error, RefusedDestinationError):
        return WebError(url, str(error))
    if isinstance(error, httpcore.TimeoutException):
        reason = str(error) if "in all" in str(error) else "no answer in time"
        return WebError(url, reason, temporary=True)
    certificate = error.__cause__ or error.__context__
    if isinstance(certificate, ssl.SSLCertVerificationError):
        return WebError(url, f"its certificate is not valid: {certificate.verify_message}")
    if isinstance(error, httpcore.UnsupportedProtocol | httpcore.LocalProtocolError):
        return WebError(url, f"cannot be asked for: {error}")
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return WebError(url, f"the connection failed: {said}", temporary=True)
