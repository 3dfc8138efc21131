"""Comments of old sites, shown below the text that they belong to; there is no form for new ones.

Reads `comments.<language>.json` beside `<language>.md` (format: `plugins.comments.comment_file`),
which is never published itself.

Content metadata that it provides: `comments` (threads, see `plugins.comments.threads`) and
`comment_count`. Context key that it reads: `edition_pages`, to announce its feeds as
`("feed", "comments", url)` and `("feed", "comments/<bundle>", url)`.
Settings: `COMMENTS_FEED_ATOM` (the newest comments of an edition), `TEXT_COMMENTS_FEED_ATOM` (with
`{slug}`: those of one text).
Template whose macros it uses: `comments.html`.
"""

from plugins.comments.plugin import register

__all__ = ["register"]
