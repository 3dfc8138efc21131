"""The body of an old text to the Markdown of this site, proved by rendering it.

`convert.convert` goes through these steps:

    source_html       the body as its readers saw it, whatever it is written in
      wordpress_html    post_content: blocks, autop, shortcodes, galleries, code_markup, embeds
      rendered_source   exporters' Markdown: exporter_dialect, exported_code, exported_lists
    sanitising        a small, safe set of elements; embedded: players become links
    presentation      what only made it look some way goes
    html_to_markdown  block by block (markdown_writer), each block proved; else it stays HTML
    inventory         what old and new hold; verification compares them

`limits` comes before each step that a hostile text could make slow.
"""
