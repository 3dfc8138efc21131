<?php
// Links to other texts in every form, and shortcodes that nobody knows.
return [
    ['title' => '站内链接的各种写法', 'slug' => 'links-in-every-form', 'date' => '2013-02-20 10:00:00', 'categories' => ['网络'], 'tags' => ['linux'], 'author' => 'lin', 'body' => <<<'TEXT'
<a href="{{link:classic-paragraphs}}">完整地址</a>、<a href="{{path:classic-english}}">从根开始</a>、<a href="https://{{host}}{{path:three-pages}}">加密的地址</a>、<a href="//{{host}}{{path:common-blocks}}">没有协议</a>、<a href="http://{{bare}}{{path:footnotes-and-math}}">没有前缀</a>。

<a href="{{home}}/?p={{id:classic-english}}">编号的地址</a>、<a href="?p={{id:common-blocks}}">只有编号</a>、<a href="{{home}}/?page_id={{id:about}}">页面的编号</a>、<a href="{{link:虚拟化技术比较}}">中文的地址</a>、<a href="{{link:three-pages}}#respond">带锚点</a>、<a href="{{home}}/category/linux/">分类</a>、<a href="{{home}}/?cat=1">分类的编号</a>、<a href="{{home}}/feed/">订阅</a>、<a href="{{home}}/author/lin-xiaoyu/">作者</a>。

图片：<a href="{{file:rack-picture}}"><img src="{{size:medium:rack-picture}}" alt="中图" /></a>，没有协议的图片：<img src="//{{host}}/wp-content/uploads/2012/10/rack.jpg" alt="原图" />，附件页：<a href="{{home}}/?attachment_id={{medium:rack-picture}}">机柜</a>。

外面的链接：<a href="https://www.kernel.org/">内核</a>，裸地址 http://www.kernel.org/doc/ 不会变成链接。
TEXT],
    ['title' => 'Shortcodes That Nobody Knows', 'slug' => 'unknown-shortcodes', 'date' => '2013-02-21 10:00:00', 'categories' => ['apt'], 'author' => 'Bob.Stone', 'body' => <<<'TEXT'
A form stood here: [contact-form-7 id="12" title="Contact"]

[box type="note"]The words within an unknown box have to stay.[/box]

An array in prose: a[0] and b[i] are not shortcodes, nor is [see below].
TEXT],
    ['title' => '动态的区块', 'slug' => 'dynamic-blocks', 'date' => '2013-02-22 10:00:00', 'categories' => ['linux'], 'body' => <<<'TEXT'
<!-- wp:paragraph -->
<p>下面是一个可重用的区块：</p>
<!-- /wp:paragraph -->

<!-- wp:block {"ref":{{block:reusable-notice}}} /-->

<!-- wp:paragraph -->
<p>它的后面还有一段。</p>
<!-- /wp:paragraph -->
TEXT],
];
