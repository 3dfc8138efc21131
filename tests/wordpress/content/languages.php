<?php
// Pairs of translations as Polylang stores them.
return [
    ['title' => '怎样选择数据中心', 'slug' => 'choosing-a-data-centre-zh', 'date' => '2013-03-10 10:00:00', 'language' => 'zh', 'group' => '5f1a', 'categories' => ['主机评测'], 'body' => "离读者近的数据中心不一定快，还要看中间经过谁的网络。\n\n先用几天的测量代替一次的测量。"],
    ['title' => 'How to Choose a Data Centre', 'slug' => 'choosing-a-data-centre', 'date' => '2013-03-10 11:00:00', 'language' => 'en', 'group' => '5f1a', 'categories' => ['主机评测'], 'body' => "A data centre close to its readers is not always fast: it matters whose network lies between.\n\nMeasure for days, not once."],
    ['title' => '联系', 'slug' => 'contact-zh', 'type' => 'page', 'language' => 'zh', 'group' => '60bb', 'body' => '写信给我们，两天内回复。'],
    ['title' => 'Contact', 'slug' => 'contact', 'type' => 'page', 'language' => 'en', 'group' => '60bb', 'body' => 'Write us a letter, we answer within two days.'],
];
