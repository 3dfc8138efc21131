"""Rules for web servers and hosts, made from the built site (`inv redirects`).

No part of the build: it reads the output folder, whose `redirects.json` lists every old address
(`plugins.permalinks` has the format), and prints what makes a server lead each of them on and send
static files as this site means them. Each server is a module with a function `rules`.

What all rules have in common: an old address with a query matches when the path is the same and all
of its parameters are there, whatever else and in whatever order; of several the one with most
parameters wins. `/index.php` is `/`. An old path keeps the query that follows it (for statistics),
unless its target has a fragment; an old query is dropped. Nothing but the listed addresses, a slash
too many or too few, and `index.html` is redirected.
"""
