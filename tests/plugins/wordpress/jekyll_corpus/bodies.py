"""Bodies of posts as WordPress's Jekyll exporter wrote them, with what it left over or broke."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.plugins.wordpress.conversion.exported_posts import (
    QUIRKS,
    coloured,
    escaped_listing,
    listing,
    table,
)
from tests.plugins.wordpress.jekyll_corpus.words import CODE, SENTENCES, SUBJECTS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

HOST = "www.vps-blog.example"
_FORMS = (f"http://{HOST}", "http://vps-blog.example", f"https://{HOST}", f"//{HOST}", "")

_INLINE_CODE = ("ls -l | grep &quot;a&quot;", "a < b", "x &#8220;y&#8221;", "&lt;br&gt;")


@dataclass(slots=True)
class Body:
    """One body in the making.

    Attributes:
        chance: decides everything, so that a seed gives the same text again.
        numbers: of the blog's own posts, which links lead to.
        references: addresses of `[…][1]`, in their order.
    """

    chance: random.Random
    numbers: range
    references: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The whole body."""
        chance = self.chance
        pieces = [self._paragraph()]
        for _ in range(chance.randint(2, 9)):
            pieces.append(chance.choice(_PIECES)(self))
            pieces.append(self._paragraph())
            if chance.random() < 0.08:
                pieces.append(chance.choice(_STRANGE))
            if chance.random() < 0.2:
                pieces.append("&nbsp;")
        if chance.random() < 0.3:
            own = self._reference(f"http://localhost/wordpress/{chance.choice(self.numbers)}.html")
            pieces.append(f"转载请注明：[某某的博客][{own}] &raquo; [本文标题 \\***][{own}]")
        if self.references:
            pieces.append("\n".join(f" [{n}]: {a}" for n, a in enumerate(self.references, 1)))
        joint = "\n\n" if chance.random() < 0.9 else "\n"
        return self._ended(joint.join(pieces))

    def _ended(self, text: str) -> str:
        chance = self.chance
        if chance.random() < 0.3:
            text = text.replace("，", "，\u00a0", 3).replace("。", "。\u3000", 2)
        if chance.random() < 0.03:
            text = text.replace("的", "的\u200b", 2).replace("了", "\ufeff了", 1)
        if chance.random() < 0.02:
            text = text.replace("在", "在\x08\x0b", 2)
        if chance.random() < 0.02:
            text += "\n\nä¸­æ–‡ä¹±ç\xa0\x81 锟斤拷烫烫烫 \ufffd\ufffd"
        return text.replace("\n", "\r\n") if chance.random() < 0.3 else text

    def _reference(self, address: str) -> int:
        self.references.append(address)
        return len(self.references)

    def sentence(self) -> str:
        """A sentence, often with a mark of some editor in it."""
        chance = self.chance
        text = chance.choice(SENTENCES)
        word = chance.choice(SUBJECTS)
        colour = f"#{chance.randrange(4096):03x}"
        forms = (
            f'<span style="color: #ff0000;"><strong>{word}</strong> </span>{text}',
            f'**<span style="color: {colour};">{word}</span>**，{text}',
            f"&#8220;{word}&#8221;&#8211;{text}&#8230;",
            f'{text}参见<a href="{self._own()}" target="_blank" title="{word}">{word}</a>。',
            f"{text}用`{chance.choice(_INLINE_CODE)}`。",
            f"{text}其中1<2，a<b && c>d，路径为D:\\\\www\\\\htdocs\\index.php。",
            f"{text}输入<域名>和<你的IP>，snake_case_name，{word}*{word}。",
        )
        if chance.random() < 0.07:
            return f"{text}参见[{word}][{self._reference(self._own())}]。"
        return chance.choice(forms) if chance.random() < 0.5 else text

    def _own(self) -> str:
        chance = self.chance
        number = chance.choice(self.numbers)
        path = chance.choice(
            (
                f"/{number}.html",
                f"/{number}.html",
                f"/?p={number}",
                f"/{number}.html#comments",
                f"/{number}.html?replytocom=3",
                "/category/linux",
                "/tag/%e4%bc%98%e5%8c%96",
                "/tag/优化",
                "/feed",
                "/2012/10",
                "/about",
                "/nowhere-at-all",
            )
        )
        return f"{chance.choice(_FORMS)}{path}"

    def _paragraph(self) -> str:
        joint = self.chance.choice(("", "", "", "  \n", "\n", "<br />\n"))
        return joint.join(self.sentence() for _ in range(self.chance.randint(1, 5)))

    def heading(self) -> str:
        """A heading, coloured or with an id of a table of contents."""
        word = self.chance.choice(SUBJECTS)
        marks = "#" * self.chance.randint(2, 5)
        return self.chance.choice(
            (
                f"{marks} {word}",
                f'{marks} <span style="color: #ff0000;">{word}:</span>',
                f'{marks} <span id="i-2"><strong>{word}</strong></span>',
                f"<h3>\n  {word}\n</h3>",
                f"**{word}：**",
            )
        )

    def code(self) -> str:
        """A listing in one of the forms that code plugins left."""
        language = self.chance.choice(tuple(CODE))
        code = CODE[language] * self.chance.choice((1, 1, 1, 4))
        escaped = html.escape(code, quote=self.chance.random() < 0.3)
        numbers = "\n".join(map(str, range(1, code.count("\n") + 2)))
        return self.chance.choice(
            (
                f"<pre>{escaped}</pre>",
                f'<pre class="brush: {language}; gutter: true">{escaped}</pre>',
                f'<pre class="lang:default decode:true " title="{language}">{escaped}</pre>',
                f'<pre escaped="true" lang="{language}" line="1">{escaped}</pre>',
                f"    {code}".replace("\n", "\n    "),
                f"```\n{code}\n```",
                f'<pre class="brush: {language}"><span style="color: #f00">{escaped}</span></pre>',
                f"<pre>{escaped}</pre>".replace("\n", "<br />\n"),
                (
                    f'<div class="wp_syntax"><table><tr><td class="line_numbers">'
                    f'<pre>{numbers}\n</pre></td><td class="code">'
                    f'<pre class="{language}" style="font-family:monospace;">'
                    f"{escaped}</pre></td></tr></table></div>"
                ),
                f"```\n{code}\n```".replace('"', "&#8221;"),
                f'<div style="font-family: Consolas;">\n  {escaped}\n</div>'.replace(
                    "\n", "<br />\n"
                ),
                f"> {code}".replace("\n", "  \n> "),
            )
        )

    def picture(self) -> str:
        """A picture, in most cases linked to its larger form."""
        number = self.chance.choice(self.numbers)
        base = f"{self.chance.choice(_FORMS)}/wp-content/uploads/2011/0{number % 9 + 1}/pic{number}"
        size = self.chance.choice(("", "-300x190", "-1024x574", "-150x150"))
        image = (
            f'<img class="alignnone size-full wp-image-{number}" title="图 {number}" '
            f'src="{base}{size}.jpg" alt="" width="300" height="190" />'
        )
        return self.chance.choice(
            (
                f"[{image}][{self._reference(base + '.jpg')}]",
                f"[  \n{image}][{self._reference(base + '.jpg')}]",
                image,
                f'<p align="center">\n  <a href="{base}.jpg">{image}</a>\n</p>',
                f"![图]({base}{size}.png)",
            )
        )

    def list_of_points(self) -> str:
        """A list in Markdown or HTML."""
        points = [self.sentence() for _ in range(self.chance.randint(2, 5))]
        return self.chance.choice(
            (
                "\n".join(f"*   {point}" for point in points),
                "\n".join(f"  * {point}" for point in points),
                "\n".join(f"{n}. {point}" for n, point in enumerate(points, 1)),
                "\n".join(f"{n}、{point}  " for n, point in enumerate(points, 1)),
                "<ul>\n"
                + "\n".join(f"  <li>\n    {point}\n  </li>" for point in points)
                + "\n</ul>",
            )
        )

    def wide_table(self) -> str:
        """A table of figures."""
        columns = self.chance.randint(2, 14)
        rows = self.chance.randint(2, 12)
        return self.chance.choice(
            (table(rows, columns), table(rows, columns).replace("<tr>", '\n<tr>\n  <th scope="x">'))
        )

    def quotation(self) -> str:
        """A quotation in Markdown or HTML."""
        return self.chance.choice(
            (
                f"> {self.sentence()}\n> \n> {self.sentence()}",
                f"<blockquote>\n  <p>\n    {self.sentence()}\n  </p>\n</blockquote>",
            )
        )


_PIECES: tuple[Callable[[Body], str], ...] = (
    Body.heading,
    Body.heading,
    Body.code,
    Body.code,
    Body.picture,
    Body.list_of_points,
    Body.wide_table,
    Body.quotation,
)

_STRANGE = (
    *(text for name, text in QUIRKS.items() if text.strip() and name != "marks of the site's own"),
    coloured(150),
    f"<pre>{escaped_listing(8_000)}</pre>",
    f"```\n{listing(4_000)}\n```",
    "下载<xampp install>\\htdocs\\hg  \n在hg目录下",
    "<div><p>没有关的<strong>标签</div>\n\n后面</p></td></tr></table>",
    (
        '<p style="margin-left: 27pt;">\n  <span style="color: #5b5b5b; font-family: 微软雅黑;">'
        "<o:p>Word 贴过来的</o:p></span>\n</p>"
    ),
    ">>> import pydelicious  \n>>> a[&#8217;x&#8217;]\n\n[{'count': '', 'href': u'http://a.in/'}]",
    '<a name="more"></a><!--more-->\n\n<!--nextpage-->\n\n<!-- 注释 -- 里面 -->',
    (
        '<table border="1"><tbody><tr><td>甲</td><td><p>乙</p><ul><li>丙</li></ul></td></tr>'
        "</tbody></table>"
    ),
    '<script src="http://a.example/x.js"></script><noscript>没有脚本</noscript>',
    (
        '<form action="/x"><input type="text" value="搜索" /><select><option>选项</option></select>'
        "<textarea>文本框\n二</textarea><button>按钮</button></form>"
    ),
    "[youku id=XMTk=]\n\n[php]echo 1;[/php] [未知 短码] [x][y]",
    "%E4%BD%A0 %zz 100% {% include x %} {{ site.url }} $a$ \\(x\\) :smile: ~~删~~ ==标==",
    "第一行\u2028第二行\x85第三行 \U0001f600 \ue000 \ufffe",
    (
        '<div id="toc_container"><p class="toc_title">\n    文章导航\n  </p><ul class="toc_list">'
        '<li><a href="#i-2">1 一</a></li></ul></div>\n\n### <span id="i-2">一</span>'
    ),
    "* * *\n\n- - -\n\n___\n\n标题一\n=====\n\n标题二\n-----",
    "<h1>第一</h1>\n<h6>第六</h6>\n\n# 又一个第一 #\n\n###没有空格",
    "<details><summary>摘要</summary>内容</details><dl><dt>名</dt><dd>义</dd></dl>",
    (
        '<img src="javascript:x" onerror="y" /><img src="data:image/gif;base64,R0lGOD" alt="点" />'
        '<img src="file:///C:\\Users\\a.jpg" alt="本地" /><img alt="无" />'
    ),
    "http://a.example/很长的地址/" + "x" * 300 + "?a=1&amp;b=[2]",
)
