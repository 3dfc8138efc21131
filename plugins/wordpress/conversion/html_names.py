"""The element names of HTML that the import tells apart."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


BLOCKS = names(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul caption"
)
"""Elements that begin and end a line of their own."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

INLINE = names(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark q rp rt ruby"
    " s samp small span strike strong sub sup time tt u var wbr"
)

DROPPED_WITH_CONTENT = frozenset({"script", "style", "noscript", "template", "title", "head"})

EMBEDDED = ("iframe", "embed", "object", "video", "audio", "frame")
"""Elements that fetch something to show; the import turns them into links."""

KNOWN = (
    BLOCKS
    | INLINE
    | DROPPED_WITH_CONTENT
    | frozenset(EMBEDDED)
    | names(
        "applet area base basefont bgsound blink body button canvas col colgroup datalist"
        " dialog dir frameset hgroup html input isindex keygen label legend link listing map"
        " marquee math menu meta meter nobr noembed noframes optgroup option output param picture"
        " plaintext progress rb rtc select source spacer svg textarea track"
        " xmp"
    )
)
"""Every element of HTML, old ones included; any other `<name>` was meant as text."""

VOID = names("area base br col embed frame hr img input link meta param source track wbr")
"""Elements without an end tag."""
