<?php
return [
    'Main' => ['place' => 'primary', 'items' => [
        'home' => ['title' => '首页', 'address' => '{{home}}/'],
        'about' => ['text' => 'about'],
        'team' => ['text' => 'about/team', 'below' => 'about'],
        'linux' => ['category' => 'linux'],
        'debian' => ['category' => 'debian', 'below' => 'linux', 'title' => 'Debian <b>笔记</b>'],
    ]],
    '页脚' => ['place' => 'footer', 'items' => [
        'feed' => ['title' => '订阅', 'address' => '{{home}}/feed/'],
        'elsewhere' => ['title' => 'Elsewhere', 'address' => 'https://www.kernel.org/'],
    ]],
];
