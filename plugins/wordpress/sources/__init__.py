"""Readers of exports, each into the nouns of `plugins.wordpress.model`.

`opening.open_source` finds out what it was given. What it hands out is made of these rooms:

    WXR         byte_chunks  bytes, unpacked        byte_window   what chunks cut apart
                xml_prolog   root and encoding      xml_pieces    one element of the channel each
                cdata_sections, mixed_encodings, xml_repair       what WordPress writes wrongly
                xml_elements one element parsed     wxr           the source; wxr_items, _comments,
                                                                  _terms, _site, _dates: its parts
    Markdown    exporter_markdown  one file         exporter_folder   the source; exporter_fields
    ZIP         zip_archive  unpacking              zip_source    the source
    comments    comment_exports, duoshuo, disqus    comment_threads   joins them to texts

Shared: regular_file, public_path, publication, single_line, languages, joined_sources.
"""
