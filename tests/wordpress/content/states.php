<?php
// What is not public, each with a word that must never be published (SECRET…).
return [
    ['title' => '草稿一篇', 'slug' => 'a-draft', 'status' => 'draft', 'date' => '2013-01-02 10:00:00', 'categories' => ['linux'], 'body' => 'SECRETDRAFT 这篇还没有写完。'],
    ['title' => '没有名字的草稿', 'slug' => '', 'status' => 'draft', 'date' => '2013-01-03 10:00:00', 'body' => 'SECRETNAMELESS 连名字都没有。'],
    ['title' => '私密的一篇', 'slug' => 'a-private-post', 'status' => 'private', 'date' => '2013-01-04 10:00:00', 'categories' => ['debian'], 'body' => 'SECRETPRIVATE 只给自己看。'],
    ['title' => '待审的一篇', 'slug' => 'a-pending-post', 'status' => 'pending', 'date' => '2013-01-05 10:00:00', 'author' => 'lin', 'body' => 'SECRETPENDING 等编辑看过。'],
    ['title' => '将来的一篇', 'slug' => 'a-future-post', 'status' => 'future', 'date' => '2037-01-06 10:00:00', 'body' => 'SECRETFUTURE 还没有到时候。'],
    ['title' => '有密码的一篇', 'slug' => 'a-locked-post', 'password' => 'SECRETKEYWORD', 'date' => '2013-01-07 10:00:00', 'categories' => ['linux'], 'excerpt' => 'SECRETEXCERPT 摘要也不给看。', 'body' => 'SECRETLOCKED 输入密码才看得到。'],
    ['title' => '扔掉的一篇', 'slug' => 'a-trashed-post', 'trashed' => true, 'date' => '2013-01-08 10:00:00', 'body' => 'SECRETTRASH 已经扔掉了。'],
    ['title' => '私密的页面', 'slug' => 'a-private-page', 'type' => 'page', 'status' => 'private', 'body' => 'SECRETPAGE 私密的页面。'],
    ['title' => '', 'slug' => 'no-title', 'date' => '2013-01-09 10:00:00', 'categories' => ['网络'], 'body' => '这篇文章没有标题，地址还是要能打开。'],
];
