"""Brings an old WordPress site into `content/`, and is then out of the way.

No Pelican plugin: the build knows of the import only through ordinary front matter and files with a
documented format. The command is `plugins.wordpress.commands.import_wordpress`; an import
(`run.import_run`) reads its source twice:

    sources        an export -> Posts, one at a time
    indexing       first reading: small records of all items, without bodies
    planning       the file and the public path of each text (library.placing, library.terms)
    run            second reading: texts to several processes at once, the rest kept aside
    addresses      every address of the old site, and where it leads now
    conversion     Post.body -> Converted
    library        what `content/` and `data/` hold; the ledger of what was written, and the merge
                   of a newer export with what authors have edited since
    media, web     files of the old site, copied or downloaded
    tally, reports what came in and what became of it, in counts that balance
    pair_table, spooled
                   what there may be too much of for memory, on disk while an import runs

Later, `audit` asks the new site for every address of the old one.

Exports are hostile until proven otherwise: no word of one starts a process, leaves `content/` and
`data/` or reaches a page unsanitised.
"""
