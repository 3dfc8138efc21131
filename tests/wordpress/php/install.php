<?php
// A new WordPress as its installer makes it in a browser, without mail.
define('WP_INSTALLING', true);
function wp_new_blog_notification() {}
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('VPS 笔记', 'admin', 'owner@vps-notes.example', true, '', 'tests only');
