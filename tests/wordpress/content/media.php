<?php
// `key` is how texts name a medium, and the slug of its attachment page.
return [
    ['key' => 'rack-picture', 'file' => 'rack.jpg', 'month' => '2012/10', 'width' => 1200, 'height' => 800, 'title' => '机柜正面', 'alt' => '一排机柜', 'caption' => '机房里的第三排机柜', 'description' => '这张照片说明机柜之间留了多宽的走道，走道太窄会让维护的人没法转身。'],
    ['key' => 'huge-picture', 'file' => 'huge.jpg', 'month' => '2012/10', 'width' => 2600, 'height' => 1700, 'alt' => '很大的图'],
    ['key' => 'screenshot-october', 'file' => 'screenshot.png', 'month' => '2012/10', 'width' => 640, 'height' => 400, 'caption' => 'October’s <em>screen</em>'],
    ['key' => 'screenshot-march', 'file' => 'screenshot.png', 'month' => '2013/03', 'width' => 500, 'height' => 320],
    ['key' => 'machine-room', 'file' => '机房.jpg', 'month' => '2013/03', 'width' => 700, 'height' => 500, 'alt' => '机房门口', 'description' => 'The door of the machine room, seen from the loading ramp on a rainy morning.'],
    ['key' => 'named-like-a-size', 'file' => 'banner-300x190.png', 'month' => '2013/03', 'width' => 400, 'height' => 260],
    ['key' => 'moving', 'file' => 'blink.gif', 'month' => '2011/05', 'width' => 120, 'height' => 120],
    ['key' => 'modern', 'file' => 'chart.webp', 'month' => '2013/04', 'width' => 360, 'height' => 240],
    ['key' => 'beep', 'file' => 'beep.wav', 'month' => '2013/04', 'title' => '提示音'],
    ['key' => 'film', 'file' => 'demo.mp4', 'month' => '2013/04'],
    ['key' => 'handbook', 'file' => 'handbook.pdf', 'month' => '2013/04', 'title' => '手册', 'description' => '十二页的安装手册，第一页是目录。'],
];
