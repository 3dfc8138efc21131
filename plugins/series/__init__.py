"""Series of articles: a page for each, a list of all, and the way from part to part.

Reads the content metadata `series_slug` and `series_index`, and the context key `taxonomy` for the
names. Settings: `SERIES_URL`, `SERIES_SAVE_AS` (with `{slug}`), `SERIES_LIST_URL`,
`SERIES_LIST_SAVE_AS`.

Provides: context key `series_list` (`plugins.series.model.Series`, in the order of the taxonomy);
on each article `series` (Series or None), `series_part` (its number), `series_previous` and
`series_next` (article or None).
Templates that it renders: `series.html` (`series`) and `series_list.html`.
"""

from plugins.series.plugin import register

__all__ = ["register"]
