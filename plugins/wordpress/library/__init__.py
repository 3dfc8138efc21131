"""What `content/` and `data/` hold already, and how texts are written there.

    bundle_library    the texts that are there; identities: how an old one is known again
    placing           files for texts
    bundle_text, comments_file    what such a file says
    terms, taxonomy, term_slugs, authors    lists of `data/`, appended by toml_list
    lasting_rows      rows of `data/` that outlast their export
    kept, records     what no page shows, in `content/wordpress/`

All is written by `store`, which overwrites nobody's work: `ledger` has what was written last time,
`merging` joins it with what came since.
"""
