"""Brings an old WordPress site into `content/`, once, and is then out of the way.

No Pelican plugin: the build knows of the import only through ordinary front matter. The command is
`plugins.wordpress.commands.import_exports`; a file runs through these rooms, each of pure functions
but the first and the last:

    exporter_markdown   file -> Post               (front_matter, dates, publication, slug)
    conversion          Post -> Converted          (source_html, sanitising, presentation,
                                                    html_to_markdown, verification, order_chains)
    taxonomy            names -> slugs of data/taxonomy.toml
    library             what `content/` holds already; places and writes files
    import_report       what happened, in counts that balance

Exports are hostile until proven otherwise: no word of one starts a process, leaves `content/` or
reaches a page unsanitised.
"""
