<?php
// For `php -S`: files as they are, every other address to WordPress, as its .htaccess does.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode(explode('?', $_SERVER['REQUEST_URI'], 2)[0]);
$file = $root . '/' . ltrim($path, '/');
if ($path !== '/' && (is_file($file) || is_file(rtrim($file, '/') . '/index.php'))) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $root . '/index.php';
unset($_SERVER['PATH_INFO']);
chdir($root);
require $root . '/index.php';
