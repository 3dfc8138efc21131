<?php
// Texts of the classic editor: WordPress makes their paragraphs when it shows them.
return [
    ['title' => '经典编辑器的段落', 'slug' => 'classic-paragraphs', 'date' => '2012-10-04 21:00:00', 'categories' => ['linux', 'debian'], 'tags' => ['kvm', 'openvz', 'a-b'], 'meta' => ['views' => '1523'], 'sticky' => true, 'body' => <<<'TEXT'
第一段没有标签，
但是中间换了一行。

第二段说"引号"，it's -- well -- "quoted" ... 还有 1/2 和 3x4 以及 (c) 的写法。

<strong>粗体开头</strong>的第三段，后面跟一个列表：
<ul>
	<li>共享内核的容器</li>
	<li>完整的虚拟机</li>
</ul>
<blockquote>引用里的第一段。

引用里的第二段。</blockquote>
<h3>小标题 &amp; 符号</h3>
标题后面紧跟正文，&lt;VPS&gt; 与 &#8220;实体&#8221;，还有&nbsp;不断行的空格&hellip;

[caption id="attachment_{{medium:rack-picture}}" align="alignnone" width="300"]<a href="{{file:rack-picture}}"><img class="size-medium wp-image-{{medium:rack-picture}}" title="机柜" src="{{size:medium:rack-picture}}" alt="机柜的照片" width="300" height="200" /></a> 机柜的说明，<em>斜体</em>也在[/caption]

图后面的一段。
TEXT],
    ['title' => 'A Classic English Post', 'slug' => 'classic-english', 'date' => '2012-10-05 09:30:00', 'categories' => ['apt'], 'tags' => ['linux'], 'author' => 'Bob.Stone', 'body' => <<<'TEXT'
The package manager said "no", and the administrator's patience -- already thin -- was gone.

<!--more-->

After the fold comes the rest:

<ol>
	<li>read the <a title="the page" href="{{link:about}}">page about us</a>;</li>
	<li>run <code>apt-get update && apt-get -y dist-upgrade</code>;</li>
	<li>wait.</li>
</ol>

<table border="1">
<tr><th>Mirror</th><th>ms</th></tr>
<tr><td>Tokyo</td><td align="right">48</td></tr>
<tr><td rowspan="2">Los Angeles</td><td>160</td></tr>
<tr><td>171</td></tr>
</table>

<dl><dt>RTT</dt><dd>round trip time</dd></dl>

A line<br />broken twice<br>by hand, H<sub>2</sub>O and x<sup>2</sup>.
TEXT],
    ['title' => '脚注与公式', 'slug' => 'footnotes-and-math', 'date' => '2012-11-06 09:30:00', 'categories' => ['网络'], 'tags' => ['ipv6'], 'author' => 'lin', 'body' => <<<'TEXT'
延迟的下限由光速决定<sup id="fnref-1"><a href="#fn-1">1</a></sup>，公式是 $latex t = \frac{2d}{c}$ ，也可以写成 \( t = 2d/c \)。

$$ \sum_{i=1}^{n} i = \frac{n(n+1)}{2} $$

<ol class="footnotes"><li id="fn-1">光纤里的光速约为真空的三分之二。<a href="#fnref-1">↩</a></li></ol>
TEXT],
    ['title' => '三页的长文', 'slug' => 'three-pages', 'date' => '2012-11-07 09:30:00', 'categories' => ['linux'], 'tags' => ['kvm'], 'body' => <<<'TEXT'
第一页讲的是怎样选一家服务商，先看它的机房在哪里。

<!--nextpage-->

第二页讲的是怎样测它的磁盘，先测顺序写再测随机读。

<!--nextpage-->

第三页讲的是怎样离开它，先把数据搬走再退款。
TEXT],
    ['title' => '价格表', 'slug' => 'old-table', 'date' => '2012-11-08 09:30:00', 'categories' => ['主机评测'], 'body' => <<<'TEXT'
<table>
<caption>每月价格</caption>
<thead>
<tr>
<th>服务商</th>
<th>价格</th>
</tr>
</thead>
<tbody>
<tr>
<td>东方云
第二行</td>
<td>￥30</td>
</tr>
<tr>
<td>North Star</td>
<td><ul><li>$5 起</li><li>学生半价</li></ul></td>
</tr>
</tbody>
</table>
TEXT],
    ['title' => '改过名字的文章', 'slug' => 'first-name-of-a-post', 'date' => '2012-11-09 09:30:00', 'categories' => ['linux'], 'body' => '这篇文章改过一次名字，旧的名字还有人链接着。'],
    ['title' => 'Coloured Words and Broken Tags', 'slug' => 'broken-html', 'date' => '2012-11-10 09:30:00', 'categories' => ['cpp'], 'tags' => ['vim'], 'body' => <<<'TEXT'
<span style="color: #ff0000;">Red words</span> beside <font color="blue" size="4">blue words of an old editor</font>.

<div align="center"><b>A bold line that is never closed

<p>A paragraph in a division with <i>italics <u>and lines</i> crossed</u>.</div>

Five < six and seven > two, and 《书名》 with a <未知标签> inside.

<center>The middle of nowhere</center>
TEXT],
    ['title' => '全角　空格与零宽', 'slug' => 'odd-spaces', 'date' => '2012-11-11 09:30:00', 'categories' => ['网络'], 'tags' => ['带宽'], 'body' => "　　全角空格开头的一段，中间有\xC2\xA0不断行空格，\xE2\x80\x8B零宽空格也有。\r\n\r\n第二段用回车换行分开。\r\n"],
];
