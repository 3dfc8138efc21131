<?php
// Load WordPress on the command line, in the folder that the environment names, as its owner.
$address = parse_url(getenv('WP_TEST_ADDRESS'));
$_SERVER['HTTP_HOST'] = $address['host'] . (isset($address['port']) ? ':' . $address['port'] : '');
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require getenv('WP_TEST_FOLDER') . '/wp-load.php';
if (!defined('WP_INSTALLING')) {
    wp_set_current_user(1);
    // The owner of a blog may write any HTML; so may everybody in these tests.
    kses_remove_filters();
}
