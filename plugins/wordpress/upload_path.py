"""Where uploads are, and how addresses name them."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

UPLOADS = "/wp-content/uploads/"
"""Where the new site has all uploads, as WordPress has them by default."""


def upload_path(address: str) -> str:
    """The path of the upload behind `address` on the new site; "" for what is no upload.

    Scheme, host, the folder of a WordPress that does not stand at the root, and the query go;
    percent codes are decoded: `//x.example/blog/wp-content/uploads/%E5%9B%BE.png?w=3` becomes
    `/wp-content/uploads/图.png`.
    """
    try:
        path = unquote(urlsplit(address.strip()).path, errors="strict")
    except ValueError:
        return ""
    at = path.find(UPLOADS)
    below = path[at + len(UPLOADS) :] if at >= 0 else ""
    return UPLOADS + below if below and not below.endswith("/") else ""
