<?php
// Pages: nested, some with equal names.
return [
    ['title' => '关于', 'slug' => 'about', 'type' => 'page', 'order' => 1, 'body' => "这里记录主机与网络。\n\n站长住在北方。"],
    ['title' => '团队', 'slug' => 'team', 'type' => 'page', 'parent' => 'about', 'body' => '团队里有三个人，其中一个从来不写。'],
    ['title' => 'Projects', 'slug' => 'projects', 'type' => 'page', 'order' => 2, 'author' => 'Bob.Stone', 'body' => 'Three projects keep us busy in winter.'],
    ['title' => 'The Team of the Projects', 'slug' => 'team', 'type' => 'page', 'parent' => 'projects', 'body' => 'The team of the projects meets on Tuesdays.'],
    ['title' => '历史', 'slug' => '历史', 'type' => 'page', 'parent' => 'about/team', 'body' => '团队的历史要从一台旧电脑说起。'],
    ['title' => '留言', 'slug' => 'guestbook', 'type' => 'page', 'body' => '请在下面留言。'],
];
