"""Addresses: each page at exactly the path that it promises, and no two at one.

Reads the content metadata `permalink` (a public path such as `/2369.html`, kept in Unicode's normal
form C) and `aliases` (other paths that lead to the page), and fails the build when two pages claim
one path, or paths that a file system without letter case cannot tell apart, or a file and a folder.
Claims what is foreseen before anything is written: contents, aliases, pictures, feeds, list pages
(also those in the context key `edition_pages`), and the files of the theme.

Jinja filter that it provides: `public_path` (output path to public path, percent-encoded).
Template that it renders: `alias.html` with `target`, the public path.
"""

from plugins.permalinks.plugin import register

__all__ = ["register"]
