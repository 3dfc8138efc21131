"""Readers of what benchmark tools write: one module a tool, listed in `registry`.

A reader knows the format of its tool and the units of each version; it guesses nothing. What it
does not know it refuses in one line (`RawFileError`) or lists as skipped.
"""
