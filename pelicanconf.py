"""Settings for writing and looking at the site: only what differs from Pelican's defaults."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # the plugins are found from whichever folder Pelican is started

from markdown.extensions.toc import slugify_unicode  # noqa: E402

from plugins.diagnostics.pelican_log import watch_pelican_log  # noqa: E402

watch_pelican_log()  # before plugins load: Pelican only logs one that it cannot import

# The site. EDITIONS: first the language at the root, then those below /<language>/.
SITE_ADDRESS = "https://vps.example.com"
SITENAME = "VPS Atlas"
AUTHOR = "VPS Atlas"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
LOCALE = ["C.UTF-8", "C"]  # Babel speaks for us: what the machine has installed does not matter
EDITIONS = {
    "zh": {
        "name": "简体中文",
        "locale": "zh_CN",
        "html_lang": "zh-CN",
        "SITENAME": "VPS图鉴",
        "SITESUBTITLE": "用数据和出处比较VPS技术",
    },
    "en": {
        "name": "English",
        "locale": "en_GB",
        "html_lang": "en",
        "SITENAME": "VPS Atlas",
        "SITESUBTITLE": "VPS technologies compared, every figure with its source",
    },
}

# Where things are
PATH = "content"
DATA_PATH = str(ROOT / "data")
OUTPUT_PATH = "output"
THEME = "theme"
ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["posts", "pages", "wp-content"]
# What editors leave behind, and imports beside a text that they could not merge
IGNORE_FILES = [".*", "*~", "*.bak", "*.orig", "*.swp", "*.tmp", "*.incoming"]

PLUGINS = [
    "plugins.diagnostics",
    "plugins.bundles",
    "plugins.benchmarks",
    "plugins.editions",
    "plugins.comments",
    "plugins.series",
    "plugins.attachments",
    "plugins.permalinks",
]

# Markdown
MARKDOWN = {
    "extensions": [
        "markdown.extensions.extra",
        "markdown.extensions.sane_lists",
        "markdown.extensions.codehilite",
        "markdown.extensions.toc",
        "plugins.benchmarks.blocks.markdown_extension",
    ],
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
        "markdown.extensions.toc": {"slugify": slugify_unicode},
    },
    "output_format": "html",
}
FORMATTED_FIELDS: list[str] = []

# Templates: everything is escaped unless a template says otherwise
JINJA_ENVIRONMENT = {
    "extensions": ["jinja2.ext.i18n"],
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
}

# Addresses: folders with an index.html; an article's `permalink` overrides its own
ARTICLE_URL = PAGE_URL = "{slug}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"
CATEGORY_URL = "category/{slug}/"
CATEGORY_SAVE_AS = "category/{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
SERIES_URL = "series/{slug}/"
SERIES_SAVE_AS = "series/{slug}/index.html"
SERIES_LIST_URL = "series/"
SERIES_LIST_SAVE_AS = "series/index.html"
DATA_URL = "data/"  # the data explorer, pages of subjects and metrics, downloads
DIRECT_TEMPLATES = ["index", "archives", "categories", "tags", "404"]
INDEX_SAVE_AS = "index.html"
ARCHIVES_SAVE_AS = "archives/index.html"
CATEGORIES_SAVE_AS = "category/index.html"
TAGS_SAVE_AS = "tag/index.html"
AUTHOR_URL = "author/{slug}/"
AUTHOR_SAVE_AS = "author/{slug}/index.html"
AUTHORS_SAVE_AS = ""
# A draft is never written, so it cannot leak: look at it with `inv serve --drafts`
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
WITH_FUTURE_DATES = True

# Lists
PAGINATED_TEMPLATES: dict[str, int | None] = {}  # a list is one page, so no address of it moves
LATEST_ARTICLES = 20  # on the home page
LIST_SUMMARIES = 50  # longer lists show titles only
USE_FOLDER_AS_CATEGORY = False
SLUGIFY_USE_UNICODE = True

# Feeds: one for each edition, with the full text; one for each list, with summaries
FEED_DOMAIN = SITE_ADDRESS
EDITION_FEED_ATOM = "feeds/atom.xml"
COMMENTS_FEED_ATOM = "feeds/comments.xml"  # there is none where there are no comments
TEXT_COMMENTS_FEED_ATOM = "feeds/comments/{slug}.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None  # the plugin editions writes all
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
