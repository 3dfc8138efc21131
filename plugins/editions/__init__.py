"""One complete site per language from one Pelican run.

Pelican's own generators build the default language; for every other language of the setting
`EDITIONS` a second pair of generators reads that language's files with settings of its own (names,
addresses below `/<language>/`), so lists, tags, feeds and the 404 page exist in full in each.

Setting `EDITIONS`: language to a dict with `name`, `locale` (Babel), `html_lang` and settings that
differ in that language, such as `SITENAME`; the first is the default and lives at the root.
Setting `SITE_ADDRESS`: the public address of the site; `DATA_PATH`: where `taxonomy.toml`,
`authors.toml` and `glossary.toml` are (texts without `wordpress` metadata must keep to the
glossary). `LATEST_ARTICLES`: how many the home page shows; `EDITION_FEED_ATOM`: path of the feed of
an edition; `LIST_SUMMARIES`: the longest list whose entries show their summaries.

Lists hold every article once, in the language of the edition where there is a version in it, else
in another. Each list has a feed beside it, `atom.xml`. Pages that have tags are in the lists of
these, and in no others.

Context keys that it provides, per edition: `edition`, `editions` (see `plugins.editions.model`),
`alternates(kind, key)` (see `plugins.editions.alternates`), `taxonomy` (see
`plugins.editions.taxonomy`), `dates` (what is listed, newest first), `latest` (of it, for the home
page), `edition_pages` (other plugins append the pages that they write as `(kind, key, url)` before
all generators are finalized), `CANONICAL_ORIGIN`; Jinja filters `format_date`, `iso_date`,
`format_number`, and gettext from `theme/locale`.
Reads, when a feed is written, the context keys `FEED_PAGE` and `FEED_ID` (see
`plugins.editions.writer`).
"""

from plugins.editions.plugin import register

__all__ = ["register"]
