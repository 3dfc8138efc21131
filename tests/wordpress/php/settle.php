<?php
// Now that permalinks are known, write the links between texts into their bodies:
// {{link:slug}} the address, {{path:slug}} without its host, {{id:slug}} the number.
require __DIR__ . '/load.php';
global $wpdb;
flush_rewrite_rules(false);

$numbers = [];
foreach ($wpdb->get_results("SELECT ID, post_name FROM $wpdb->posts WHERE post_name <> '' AND
    post_type IN ('post', 'page', 'review', 'attachment', 'wp_block') ORDER BY ID DESC") as $row) {
    $numbers[urldecode($row->post_name)] = (int) $row->ID;
}
$replace = function (array $found) use ($numbers) {
    [, $what, $slug] = $found;
    $number = $numbers[$slug] ?? exit("no text is called $slug\n");
    $link = (string) get_permalink($number);
    return match ($what) {
        'id', 'block' => (string) $number,
        'link' => $link,
        'path' => substr($link, strlen(home_url())),
    };
};
foreach ($wpdb->get_results("SELECT ID, post_content, post_excerpt FROM $wpdb->posts WHERE
    post_content LIKE '%{{%'") as $row) {
    $body = preg_replace_callback('/\{\{(link|path|id|block):([^}]+)\}\}/', $replace, $row->post_content);
    $wpdb->update($wpdb->posts, ['post_content' => $body], ['ID' => $row->ID]);
}
