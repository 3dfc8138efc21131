"""Addresses: each page at exactly the path that it promises, and no two at one.

Reads the content metadata `permalink` (a public path such as `/2369.html`, kept in Unicode's normal
form C) and `aliases` (other paths that lead to the page), and fails the build when two pages claim
one path, or paths that a file system without letter case cannot tell apart, or a file and a folder.
Claims what is foreseen before anything is written: contents, aliases, pictures, feeds, list pages
(also those in the context key `edition_pages`), and the files of the theme.

Old addresses: `data/redirects/*.csv` with the header `from,to`, written by the importer and by
people, is one table with the aliases. `from` is an old address in any spelling, with its query if
it has one (`/?p=2369`, `/2369.html/feed`); `to` is a page, list, feed or file of the site, with a
fragment if need be, or an address of another site. Each row is checked, chains are led to their
ends. The table goes to `redirects.json` in the output (`plugins.permalinks.redirects_file` has its
format); wherever a page can lie at the old address, one does.

Jinja filter that it provides: `public_path` (output path to public path, percent-encoded).
Context keys that it provides: `permalink_of`, a function from a public path to its address
(`save_as`, `url`; a ValueError says why there can be none); `query_redirect_pages`, output files
whose address is an old one of another page when a query follows.
Template that it renders: `alias.html` with `target`, public path or whole address, and `title`.
"""

from plugins.permalinks.plugin import register

__all__ = ["register"]
