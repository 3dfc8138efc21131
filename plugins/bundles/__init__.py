"""Reads bundles: `content/{posts,pages}/<slug>/<language>.md`, both languages side by side.

The folder's name is the slug, the file's name the language. A file is YAML front matter between
`---` lines (keys: `plugins.bundles.front_matter`) and Markdown. Relative links work in the build as
they do in an editor or on GitHub: `../other-slug/zh.md`, `picture.png`.

Content metadata that it provides, besides Pelican's own, of which pages have `tags` too: `bundle`
(folder relative to the content folder, the same for all languages of a text), `permalink`,
`aliases`, `series_slug`, `series_index`, `further_categories` (Pelican's categories), `author_slug`
(None for the owner of the site), `reading_time` (minutes), `front_matter_lines` (key to 1-based
line), `wordpress`, `is_sticky` (first on the home page), `cover` (path of a picture below the
content folder, or None), `cover_alt`, `is_cover_in_text`, `on_home` (a page that the home page of
its edition shows as well).

Not published are files of drafts, comments, and what importers leave for an author to decide.

Markdown extensions find in the Markdown instance `lines_before_body` (add it to a line of the body
to get the line of the file) and `source_path`.
"""

from plugins.bundles.plugin import register

__all__ = ["register"]
