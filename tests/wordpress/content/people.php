<?php
return [
    ['user_login' => 'lin', 'user_nicename' => 'lin-xiaoyu', 'display_name' => '林晓雨', 'user_email' => 'lin@vps-notes.example', 'role' => 'author', 'description' => '写主机，也写字体。'],
    ['user_login' => 'Bob.Stone', 'user_nicename' => 'bob-stone', 'display_name' => 'Bob "Rock" Stone', 'user_email' => 'bob@vps-notes.example', 'role' => 'editor'],
    ['user_login' => 'silent', 'user_nicename' => 'silent', 'display_name' => '不写的人', 'user_email' => 'silent@vps-notes.example', 'role' => 'author'],
];
