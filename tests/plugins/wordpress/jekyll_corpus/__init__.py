"""A blog that nobody wrote, as WordPress's Jekyll exporter would have exported it.

Its quirks and their shares follow five real exports of Chinese blogs of 2005 to 2015.
"""
