"""Reads bundles: `content/{posts,pages}/<slug>/<language>.md`, both languages side by side.

The folder's name is the slug, the file's name the language. A file is YAML front matter between
`---` lines (keys: `plugins.bundles.front_matter`) and Markdown. Relative links work in the build as
they do in an editor or on GitHub: `../other-slug/zh.md`, `picture.png`.

Content metadata that it provides, besides Pelican's own: `bundle` (folder relative to the content
folder, the same for all languages of a text), `permalink`, `aliases`, `series_slug`,
`series_index`, `reading_time` (minutes), `front_matter_lines` (key to 1-based line), `wordpress`.

Markdown extensions find in the Markdown instance `lines_before_body` (add it to a line of the body
to get the line of the file) and `source_path`.
"""

from plugins.bundles.plugin import register

__all__ = ["register"]
