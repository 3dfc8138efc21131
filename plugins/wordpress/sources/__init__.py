"""Readers of exports, each into the nouns of `plugins.wordpress.model`.

`opening.open_source` finds out what it was given. What it hands out is made of these rooms:

    WXR         byte_chunks  bytes, unpacked        byte_window   what chunks cut apart
                xml_prolog   root and encoding      xml_pieces    one element of the channel each
                cdata_sections, mixed_encodings, xml_repair       what WordPress writes wrongly
                xml_elements one element parsed     wxr           the source; wxr_items, _comments,
                                                                  _terms, _site, _dates: its parts
    Markdown    exporter_markdown  one file         exporter_folder   the source; exporter_fields,
                                                                  loose_front_matter
    ZIP         zip_archive  unpacking              zip_source    the source
    REST        rest         the source             rest_cache    what the site answered, on disk
                rest_items, _site, _json            its parts
    comments    comment_exports, duoshuo, disqus    comment_threads, joined_comments  to their texts

Shared: regular_file, public_path, publication, single_line, languages, custom_fields,
joined_sources.
"""
