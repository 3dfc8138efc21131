<?php
// Threads by the slug of their text; SECRET… must never be published.
return [
    'classic-paragraphs' => [
        'first' => ['author' => '读者甲', 'url' => 'https://reader.example/', 'date' => '2012-10-05 08:00:00', 'text' => "写得好，\n\n我也遇到过容器超售的问题。"],
        'answer' => ['to' => 'first', 'author' => 'admin', 'email' => 'owner@vps-notes.example', 'date' => '2012-10-05 09:00:00', 'text' => '谢谢，下一篇会写怎样看出超售。'],
        'deeper' => ['to' => 'answer', 'author' => '读者甲', 'date' => '2012-10-05 10:00:00', 'text' => '期待下一篇，&lt;VPS&gt; 的价格也请写上 😀'],
        'pending' => ['author' => '新来的', 'date' => '2012-10-06 08:00:00', 'status' => '0', 'text' => 'SECRETWAITING 等待审核的评论'],
        'spam' => ['author' => 'Casino', 'url' => 'https://casino.example/', 'date' => '2012-10-06 09:00:00', 'status' => 'spam', 'text' => 'SECRETSPAM buy chips'],
        'trash' => ['author' => '后悔的人', 'date' => '2012-10-06 10:00:00', 'status' => 'trash', 'text' => 'SECRETBIN 扔掉的评论'],
        'ping' => ['author' => 'Another Blog', 'url' => 'https://another.example/post', 'date' => '2012-10-07 08:00:00', 'type' => 'pingback', 'text' => '[&#8230;] a link to these paragraphs [&#8230;]'],
    ],
    'classic-english' => [
        'evil' => ['author' => '<b>Mallory</b>', 'url' => 'javascript:alert(1)', 'date' => '2012-10-08 08:00:00', 'text' => 'Nice <script>alert("EVILCOMMENT")</script><a href="javascript:alert(1)" onclick="alert(2)">link words</a> and <strong>bold words</strong> of mine.'],
        'plain' => ['author' => "O'Brien \\ \"Ann\"", 'date' => '2012-10-08 09:00:00', 'text' => 'Thanks for the mirrors, the one in Tokyo works best from here.'],
        'trackback' => ['author' => 'Tracker', 'url' => 'https://tracker.example/x', 'date' => '2012-10-09 09:00:00', 'type' => 'trackback', 'text' => '<strong>Apt again</strong> [&#8230;] they wrote about mirrors'],
    ],
    'guestbook' => [
        'hello' => ['author' => '路人', 'date' => '2013-03-02 08:00:00', 'text' => '到此一游，网站很清爽。'],
        'reply' => ['to' => 'hello', 'author' => '林晓雨', 'email' => 'lin@vps-notes.example', 'date' => '2013-03-02 09:00:00', 'text' => '欢迎常来。'],
    ],
    'a-locked-post' => [
        'inside' => ['author' => '知道密码的人', 'date' => '2013-01-08 08:00:00', 'text' => 'SECRETINSIDE 只有知道密码的人看得到的评论'],
    ],
    'eastern-cloud-one' => [
        'one' => ['author' => '用户', 'date' => '2013-04-10 08:00:00', 'text' => '我也在用，白天确实慢。'],
    ],
];
