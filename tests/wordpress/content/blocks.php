<?php
// Texts of the block editor.
return [
    ['title' => '区块编辑器里的常用区块', 'slug' => 'common-blocks', 'date' => '2013-05-02 08:10:00', 'categories' => ['linux'], 'tags' => ['kvm', 'vim'], 'picture' => 'rack-picture', 'excerpt' => '手写的摘要：标题、列表、引用各一个。', 'body' => <<<'TEXT'
<!-- wp:paragraph {"dropCap":true} -->
<p class="has-drop-cap">新的编辑器把每一段都变成一个区块，段落之间不再靠空行区分，这对迁移的人是好事。</p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2 id="lists">列表与 <code>代码</code></h2>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>第一项写的是内存<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>里面还有一项写的是交换分区</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list --></li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>第二项写的是磁盘</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:list {"ordered":true,"start":3} -->
<ol start="3"><!-- wp:list-item -->
<li>先停掉服务</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>再复制数据</li>
<!-- /wp:list-item --></ol>
<!-- /wp:list -->

<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>没有测过的备份，等于没有备份。</p>
<!-- /wp:paragraph --><cite>一位运维</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>慢一点，但不要丢。</p><cite>迁移的格言</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:code -->
<pre class="wp-block-code"><code>for i in 1 2 3; do
	echo "$i &lt; 4 &amp;&amp; ok"
done</code></pre>
<!-- /wp:code -->

<!-- wp:preformatted -->
<pre class="wp-block-preformatted">列 一    列 二
 甲        乙</pre>
<!-- /wp:preformatted -->

<!-- wp:verse -->
<pre class="wp-block-verse">夜深机房静，
风扇独自鸣。</pre>
<!-- /wp:verse -->

<!-- wp:separator -->
<hr class="wp-block-separator has-alpha-channel-opacity"/>
<!-- /wp:separator -->

<!-- wp:spacer {"height":"40px"} -->
<div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div>
<!-- /wp:spacer -->

<!-- wp:paragraph {"style":{"color":{"text":"#aa0000"}}} -->
<p class="has-text-color" style="color:#aa0000">最后一段是<strong>红</strong>的，里面有<a href="{{link:classic-paragraphs}}">站内的链接</a>和 <s>删掉的字</s>、<mark>标出的字</mark>。</p>
<!-- /wp:paragraph -->
TEXT],
    ['title' => 'Pictures and Galleries in Blocks', 'slug' => 'picture-blocks', 'date' => '2013-05-03 08:10:00', 'categories' => ['debian'], 'tags' => ['带宽'], 'author' => 'Bob.Stone', 'body' => <<<'TEXT'
<!-- wp:paragraph -->
<p>The aisle between two racks has to be wide enough for a person who carries a server.</p>
<!-- /wp:paragraph -->

<!-- wp:image {"id":{{medium:rack-picture}},"sizeSlug":"medium","linkDestination":"media"} -->
<figure class="wp-block-image size-medium"><a href="{{file:rack-picture}}"><img src="{{size:medium:rack-picture}}" alt="A row of racks" class="wp-image-{{medium:rack-picture}}"/></a><figcaption class="wp-element-caption">The third row, <em>seen</em> from the door</figcaption></figure>
<!-- /wp:image -->

<!-- wp:gallery {"linkTo":"none"} -->
<figure class="wp-block-gallery has-nested-images columns-default is-cropped"><!-- wp:image {"id":{{medium:screenshot-october}},"sizeSlug":"large"} -->
<figure class="wp-block-image size-large"><img src="{{file:screenshot-october}}" alt="The screen in October" class="wp-image-{{medium:screenshot-october}}"/><figcaption class="wp-element-caption">October</figcaption></figure>
<!-- /wp:image -->

<!-- wp:image {"id":{{medium:screenshot-march}},"sizeSlug":"large"} -->
<figure class="wp-block-image size-large"><img src="{{file:screenshot-march}}" alt="The screen in March" class="wp-image-{{medium:screenshot-march}}"/></figure>
<!-- /wp:image --></figure>
<!-- /wp:gallery -->

<!-- wp:cover {"url":"{{file:huge-picture}}","id":{{medium:huge-picture}},"dimRatio":50} -->
<div class="wp-block-cover"><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><img class="wp-block-cover__image-background wp-image-{{medium:huge-picture}}" alt="" src="{{file:huge-picture}}" data-object-fit="cover"/><div class="wp-block-cover__inner-container"><!-- wp:paragraph {"align":"center"} -->
<p class="has-text-align-center">Words upon a large picture</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:cover -->

<!-- wp:media-text {"mediaId":{{medium:machine-room}},"mediaType":"image"} -->
<div class="wp-block-media-text alignwide is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="{{file:machine-room}}" alt="机房门口" class="wp-image-{{medium:machine-room}} size-full"/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph -->
<p>Beside the picture of the door stands this sentence about the rain.</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:media-text -->

<!-- wp:file {"id":{{medium:handbook}},"href":"{{file:handbook}}"} -->
<div class="wp-block-file"><a id="wp-block-file--media-1" href="{{file:handbook}}">The handbook</a><a href="{{file:handbook}}" class="wp-block-file__button wp-element-button" download aria-describedby="wp-block-file--media-1">Download</a></div>
<!-- /wp:file -->

<!-- wp:audio {"id":{{medium:beep}}} -->
<figure class="wp-block-audio"><audio controls src="{{file:beep}}"></audio><figcaption class="wp-element-caption">How the alarm sounds</figcaption></figure>
<!-- /wp:audio -->

<!-- wp:video {"id":{{medium:film}}} -->
<figure class="wp-block-video"><video controls src="{{file:film}}"></video></figure>
<!-- /wp:video -->
TEXT],
    ['title' => '版式区块：栏、组、按钮', 'slug' => 'layout-blocks', 'date' => '2013-05-04 08:10:00', 'categories' => ['网络'], 'tags' => ['虚拟化技术'], 'author' => 'lin', 'body' => <<<'TEXT'
<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>左栏写的是入站流量的计费方式。</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column -->

<!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>右栏写的是出站流量的计费方式。</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column --></div>
<!-- /wp:columns -->

<!-- wp:group {"layout":{"type":"constrained"}} -->
<div class="wp-block-group"><!-- wp:heading {"level":3} -->
<h3>一组里的小标题</h3>
<!-- /wp:heading -->

<!-- wp:paragraph -->
<p>一组里的正文，说的是机房之间的光纤有多长。</p>
<!-- /wp:paragraph --></div>
<!-- /wp:group -->

<!-- wp:buttons -->
<div class="wp-block-buttons"><!-- wp:button -->
<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="{{link:about}}">关于本站</a></div>
<!-- /wp:button --></div>
<!-- /wp:buttons -->

<!-- wp:table {"hasFixedLayout":true} -->
<figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th>套餐</th><th>内存</th></tr></thead><tbody><tr><td>小</td><td>512 MB</td></tr><tr><td>大 | 特大</td><td>4 GB</td></tr></tbody><tfoot><tr><td>合计</td><td>4.5 GB</td></tr></tfoot></table><figcaption class="wp-element-caption">两种套餐</figcaption></figure>
<!-- /wp:table -->

<!-- wp:embed {"url":"https://www.youtube.com/watch?v=dQw4w9WgXcQ","type":"video","providerNameSlug":"youtube"} -->
<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=dQw4w9WgXcQ
</div><figcaption class="wp-element-caption">一段演示</figcaption></figure>
<!-- /wp:embed -->

<!-- wp:html -->
<div class="notice"><p>手写的 HTML，<abbr title="Virtual Private Server">VPS</abbr> 有注释。</p></div>
<!-- /wp:html -->

<!-- wp:shortcode -->
[audio src="{{file:beep}}"]
<!-- /wp:shortcode -->

<!-- wp:more -->
<!--more-->
<!-- /wp:more -->

<!-- wp:details-of-a-plugin {"open":true} -->
<div class="wp-block-plugin-details"><p>一个没有人认识的区块里的话，不能丢。</p></div>
<!-- /wp:details-of-a-plugin -->
TEXT],
    ['title' => '可重用的提示', 'slug' => 'reusable-notice', 'type' => 'wp_block', 'body' => <<<'TEXT'
<!-- wp:paragraph -->
<p>这句提示存在别处，许多文章共用它。</p>
<!-- /wp:paragraph -->
TEXT],
];
