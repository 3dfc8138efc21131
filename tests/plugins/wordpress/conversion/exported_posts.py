"""Bodies that imitate the quirks of real exports: five Chinese blogs of 2005 to 2015."""

from __future__ import annotations

import html
import random

HOST = "http://www.old.example"

QUIRKS = {
    "reference links, one of them undefined": (
        "见[这里][1]、[那里][2]和[没有][9]。\n\n"
        f' [1]: {HOST}/2369.html\n [2]: http://x.example/?a=1&b=2 "题 目"\n'
    ),
    "pictures in reference links over two lines": (
        f'[  \n<img src="{HOST}/wp-content/uploads/2010/05/a-300x190.png" alt="图" title="a b"'
        ' width="300" height="190" />][1]\n\n文字\n\n'
        f" [1]: {HOST}/wp-content/uploads/2010/05/a.png\n"
    ),
    "block HTML holding Markdown": (
        '<p align="center">\n  [<img src="/a.png" />][1]\n</p>\n\n'
        '<div style="x">\n**粗** [链][1]\n</div>'
        "\n\n<blockquote>\n  引用 **粗**\n  \n  第二段\n</blockquote>\n\n"
        f" [1]: {HOST}/a.png\n"
    ),
    "unbalanced tags": (
        "<div><p>甲<strong>乙</p>丙</div></div></span>丁<b>戊\n\n己\n\n"
        "<a href='/x'>\n<div>庚</div>\n</a><ul><li>辛<li>壬</ul></li><table><tr><td>癸</table>"
    ),
    "bare <": "if a<b && c >d; 1 < 2; <= >= <<EOF a<-b；价格<100元，内存<512M>256M，a<b>c",
    "pseudo tags": "输入<域名>和<VPS>、<你的IP>，写 <user@host.example>；&lt;中文&gt;、<中文>",
    "headers of C": "#include <stdio.h>\n#include<iostream>\n\nvector<int> a; map<string, int> b;",
    "comments that look like hosts": (
        '[甲](//注释，这是[说明) <a href="//注释，是 [x]">乙</a> //注释，这是[说明\n\n'
        "    //注释，这是[说明\n    a = b; //[x\n"
    ),
    "coloured code": (
        '<pre class="brush: bash"><span style="color: #f00"># echo</span> 甲\n'
        "<span>乙</span>  丙 &lt;丁&gt;</pre>"
    ),
    "breaks and paragraphs in code": (
        "<pre>甲<br />\n乙<br>丙<p>丁</p>戊</pre>\n\n<code>己<br />庚</code>\n\n"
        "<pre>\n<p>第一行</p>\n<p>第二行</p>\n</pre>"
    ),
    "quotes that typography made": (
        "```\necho &#8220;甲&#8221; &#8216;b&#8217;\n```\n\n正文 &#8220;引&#8221;，"
        "`x &#8220;y&#8221;`。\n\n"
        "<pre>echo &#8220;c&#8221;</pre>"
    ),
    "line ends of Windows": (
        "第一段\r\n第二行\r\n\r\n第三段\r\n\r\n```\r\ncode\r\n\r\n  x\r\n```\r\n"
    ),
    "spaces of many kinds": (
        "甲\u00a0\u00a0乙\u3000丙\u200b丁&nbsp;戊\ufeff己\n\n\u3000\u3000缩进\n\n&nbsp;\n\n尾"
    ),
    "control characters": "甲\x08乙\x0c丙\x1b丁\x00戊\x02\x03",
    "nothing": "",
    "nothing but white space": "\n\n \t\n&nbsp;\n",
    "Flash": (
        '甲<object><param name="movie" value="http://player.youku.com/player.php/sid/XMTk=/v.swf"'
        ' /><embed src="http://player.youku.com/player.php/sid/XMTk=/v.swf"></embed></object>乙\n\n'
        '<embed src="http://www.tudou.com/v/abcDEF/" width=1></embed>丙'
    ),
    "frames, scripts, handlers": (
        "甲<script type=\"text/javascript\">document.write('x');</script>乙"
        ' <a href="javascript:void(0)" onclick="x()">丙</a>\n\n'
        '<iframe src="http://www.youtube.com/embed/abcdefg" frameborder=0></iframe>'
    ),
    "shortcodes left": (
        '[caption id="attachment_12" align="aligncenter" width="300" caption="标题"]'
        f'<a href="{HOST}/a.jpg"><img src="{HOST}/a-300x200.jpg" alt="" /></a>[/caption]\n\n'
        "[gallery]\n\n正文"
    ),
    "emphasis beside Han characters": "**甲**乙**丙：**丁，*戊*己，snake_case_name，`a_b`",
    "entities": "&lt;b&gt; &amp;lt; &#60;i&#62; &copy; AT&T &nosuch; &#8211;help &#8230; &times;",
    "indented and fenced code": (
        "段\n\n    a\n\n    \tb   \n    <c> &amp; *d*\n\n段\n\n"
        "1. 一\n\n    ```\n    x\n      y\n    ```\n2. 二\n"
    ),
    "lists": "  * 甲\n  * 乙\n    * 丙\n\n1. 一\n2. 二\n\n      * 深\n",
    "tables": (
        "<table border=1><tr><td>名</td><td>值</td></tr><tr>"
        "<td colspan=2>甲<pre>x\ny</pre></td></tr></table>"
        "\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n"
        "<table><tr><td>外<table><tr><td>内</td></tr></table></td></tr></table>"
    ),
    "footnotes and definitions": "文字[^1]。\n\n[^1]: 脚注\n\n术语\n:   定义\n",
    "formulas": "公式 $latex \\frac{a_1}{b_2} < c$ 与 $$x_1 + y$$",
    "addresses with underscores": "http://b.example/_x_y_/z__w__ 和 <http://a.example/a_b?c=1&d=2>",
    "old elements": (
        "<font color=red>红<font size=4>大</font></font>"
        "<center>中</center><u>下</u><strike>删</strike>"
        "<marquee>动</marquee><ruby>漢<rt>han</rt></ruby> H<sub>2</sub>O <kbd>Ctrl</kbd>"
    ),
    "marks of the site's own templates": (
        "{{ x }} {% raw %} {filename}a |static|b [TOC] [^x] *[A]: b"
    ),
}


def coloured(number: int) -> str:
    """Some hundred or thousand coloured words, as one editor of 2008 left them."""
    return "".join(
        f'<span style="color: #{n % 4096:03x}">彩{n}</span>，<font color=red>红{n}</font>'
        + ("<br />\n" if n % 20 == 0 else "")
        + ("\n\n" if n % 70 == 0 else "")
        for n in range(number)
    )


def listing(size: int) -> str:
    """About `size` characters of a log, full of marks."""
    line = (
        "[{n:6}.{n:03}] eth0: link *up* _1_ (100 Mbps) <host{n}@vps> 10.0.0.1 -> {{drop}} | `x`  "
    )
    return "\n".join(line.format(n=n) for n in range(size // 80))


def escaped_listing(size: int) -> str:
    """The same as HTML."""
    return html.escape(listing(size), quote=False)


def table(rows: int, columns: int) -> str:
    """A table of a benchmark."""
    cells = "".join(f"<td>数据 {n}</td>" for n in range(columns))
    return f"<table>{f'<tr>{cells}</tr>' * rows}</table>"


def article(seed: int, size: int) -> str:
    """A text of about `size` characters made of pieces with quirks."""
    chance = random.Random(seed)  # noqa: S311 (a sample, not a secret)
    pieces = [text for text in QUIRKS.values() if text]
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        parts.append(chance.choice(pieces))
    return "\n\n".join(parts)
