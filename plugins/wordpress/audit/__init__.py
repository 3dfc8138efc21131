"""Asks the new site for every address of the old one, and says what is not the same.

An address here is a *target*: path and query from the root of a host, percent-encoded with
upper-case digits (`/2012/10/%E5%90%8E/`, `/?p=2369`), so that both sites are asked for the same.
"""
