"""What an import did, for people and for programs.

`import_report` is what a run hands back. `document` makes one report of it, which `terminal` tells
in lines and `files` writes as a page and as JSON.
"""
