from __future__ import annotations

import pytest

from tests.plugins.wordpress.bodies import converted


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        (
            '[code lang="java"]\nList&lt;S&gt; a; // __x__\n\nb[0] *= c;\n[/code]',
            "```java\nList<S> a; // __x__\n\nb[0] *= c;\n```\n",
        ),
        ("[php]\n<?php echo &#8220;a&#8221;;\n[/php]", '```php\n<?php echo "a";\n```\n'),
        (
            "[code]x\\[0\\] 甲 \\_y\\_  \n第二行\n\n尾[/code]",
            "```\nx[0] 甲 _y_\n第二行\n\n尾\n```\n",
        ),
        ("[sourcecode]a\\.b [c][/sourcecode]", "```\na\\.b [c]\n```\n"),
        (
            "[code]<br />\na = 1<br />\nb</p>\n<p>c<br />\n    d</p>\n[/code]",
            "```\na = 1\nb\n\nc\n    d\n```\n",
        ),
        ("```\n[code]a[/code]\n```", "```\n[code]a[/code]\n```\n"),
        ("没有结尾的[code]还是文字", "没有结尾的[code]还是文字\n"),
    ],
)
def test_code_in_shortcodes(body: str, markdown: str) -> None:
    new = converted(body)

    assert new.markdown == markdown
    assert not new.shortcodes
