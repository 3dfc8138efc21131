from __future__ import annotations

import pytest

from plugins.wordpress.upload_path import upload_path


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("http://a.example/wp-content/uploads/2012/10/x.jpg", "/wp-content/uploads/2012/10/x.jpg"),
        ("//a.example/blog/wp-content/uploads/x.jpg?w=3#f", "/wp-content/uploads/x.jpg"),
        ("/wp-content/uploads/%E5%9b%be.png", "/wp-content/uploads/图.png"),
        ("https://i0.wp.com/a.example/wp-content/uploads/x.jpg", "/wp-content/uploads/x.jpg"),
        ("/wp-content/uploads/", ""),
        ("/wp-content/uploads/2012/", ""),
        ("/wp-content/uploads/%ba%f3.png", ""),
        ("/wp-content/themes/x.png", ""),
        ("http://[broken/wp-content/uploads/x.jpg", ""),
        ("", ""),
    ],
)
def test_addresses_of_uploads(address: str, path: str) -> None:
    assert upload_path(address) == path
