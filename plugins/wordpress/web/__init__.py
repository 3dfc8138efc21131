"""The one HTTP client of migrations: it trusts neither addresses nor answers."""

from plugins.wordpress.web.client import Client
from plugins.wordpress.web.errors import WebError
from plugins.wordpress.web.limits import Limits
from plugins.wordpress.web.network import Route
from plugins.wordpress.web.response import Hop, Response

__all__ = ["Client", "Hop", "Limits", "Response", "Route", "WebError"]
