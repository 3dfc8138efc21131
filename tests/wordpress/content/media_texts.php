<?php
// Texts with pictures, galleries, sound, films and frames.
return [
    ['title' => '一个相册', 'slug' => 'old-gallery', 'date' => '2012-10-20 12:00:00', 'categories' => ['主机评测'], 'attached' => ['rack-picture', 'screenshot-october'], 'body' => <<<'TEXT'
搬家那天拍的照片：

[gallery columns="2" ids="{{medium:rack-picture}},{{medium:screenshot-october}},{{medium:machine-room}}"]

照片后面的话。
TEXT],
    ['title' => '没有编号的相册', 'slug' => 'gallery-of-its-own', 'date' => '2013-03-05 12:00:00', 'categories' => ['主机评测'], 'attached' => ['screenshot-march', 'named-like-a-size'], 'picture' => 'screenshot-march', 'body' => "[gallery link=\"file\"]\n\n相册里是这篇文章自己的附件。"],
    ['title' => 'Sound and Film', 'slug' => 'sound-and-film', 'date' => '2013-04-06 12:00:00', 'categories' => ['linux'], 'author' => 'Bob.Stone', 'attached' => ['beep', 'film'], 'body' => <<<'TEXT'
The alarm of the old array sounds like this:

[audio src="{{file:beep}}"]

And the new one looks like this:

[video width="640" height="360" mp4="{{file:film}}"][/video]

A film of somebody else:

https://www.youtube.com/watch?v=dQw4w9WgXcQ

[embed width="400"]https://www.youtube.com/watch?v=aBcDeFgHiJk[/embed]
TEXT],
    ['title' => '框架与旧插件', 'slug' => 'frames-and-flash', 'date' => '2011-05-07 12:00:00', 'categories' => ['网络'], 'tags' => ['带宽'], 'body' => <<<'TEXT'
一段视频：

<iframe src="https://player.bilibili.com/player.html?aid=170001" width="480" height="400" frameborder="0"></iframe>

更旧的视频：

<object width="480" height="400" data="http://player.youku.com/player.php/sid/XMTIzNDU2/v.swf" type="application/x-shockwave-flash"><param name="movie" value="http://player.youku.com/player.php/sid/XMTIzNDU2/v.swf" /><embed src="http://player.youku.com/player.php/sid/XMTIzNDU2/v.swf" type="application/x-shockwave-flash" width="480" height="400"></embed></object>

动图：<img src="{{file:moving}}" alt="闪烁" /> 新格式：<img src="{{file:modern}}" alt="图表">
TEXT],
    ['title' => '多行说明与各种尺寸', 'slug' => 'sizes-and-captions', 'date' => '2013-03-08 12:00:00', 'categories' => ['主机评测'], 'picture' => 'huge-picture', 'body' => <<<'TEXT'
[caption id="attachment_{{medium:machine-room}}" align="aligncenter" width="300" caption="旧写法的说明"]<img class="wp-image-{{medium:machine-room}}" src="{{size:medium:machine-room}}" alt="门口" />[/caption]

<a href="{{link:rack-picture}}"><img src="{{size:thumbnail:rack-picture}}" alt="小图连到附件页" /></a>

<img src="{{size:large:huge-picture}}" alt="大图" /> <img src="{{file:named-like-a-size}}" alt="名字像尺寸" />
TEXT],
    ['title' => '评测：东方云一号', 'slug' => 'eastern-cloud-one', 'type' => 'review', 'date' => '2013-04-09 12:00:00', 'author' => 'lin', 'brands' => ['东方云'], 'picture' => 'machine-room', 'meta' => ['price' => '30', 'price_unit' => '元/月', '_private_note' => 'PRIVATEMETA-不公开的备注'], 'body' => "东方云一号的磁盘在夜里比白天快三成，原因是邻居都睡了。\n\n价格写在自定义字段里。"],
    ['title' => 'Review: North Star Basic', 'slug' => 'north-star-basic', 'type' => 'review', 'date' => '2013-04-10 12:00:00', 'brands' => ['north-star'], 'meta' => ['price' => '5', 'rating' => '4.5'], 'body' => 'North Star Basic answers within two hours, even on Sundays, and never lost a packet of ours.'],
    ['title' => 'SECRETINVOICE-七月账单', 'slug' => 'invoice-july', 'type' => 'invoice', 'date' => '2013-04-11 12:00:00', 'body' => 'SECRETINVOICE-账单从不公开。'],
];
