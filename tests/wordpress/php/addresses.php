<?php
// Every public address that WordPress itself knows, one a line.
require __DIR__ . '/load.php';
$addresses = [home_url('/'), get_bloginfo('rss2_url'), get_bloginfo('comments_rss2_url')];
$types = array_values(get_post_types(['public' => true]));
$query = ['post_type' => $types, 'post_status' => ['publish', 'inherit'], 'nopaging' => true];
foreach (get_posts($query + ['has_password' => false, 'orderby' => 'ID', 'order' => 'ASC']) as $post) {
    $addresses[] = get_permalink($post);
    $addresses[] = home_url('/?' . ($post->post_type === 'page' ? 'page_id' : 'p') . '=' . $post->ID);
    if ($post->post_type === 'post') {
        $addresses[] = get_post_comments_feed_link($post->ID);
    }
    if ($post->post_type === 'attachment') {
        $file = wp_get_attachment_url($post->ID);
        $addresses[] = $file;
        foreach (wp_get_attachment_metadata($post->ID)['sizes'] ?? [] as $size) {
            $addresses[] = dirname($file) . '/' . $size['file'];
        }
    }
}
foreach (get_taxonomies(['public' => true]) as $taxonomy) {
    foreach (get_terms(['taxonomy' => $taxonomy, 'hide_empty' => true]) as $term) {
        if (!in_array($taxonomy, ['post_format'], true)) {
            $addresses[] = get_term_link($term);
            $addresses[] = get_term_feed_link($term->term_id, $taxonomy);
        }
    }
}
foreach (get_users() as $user) {
    if (count_user_posts($user->ID)) {
        $addresses[] = get_author_posts_url($user->ID);
        $addresses[] = get_author_feed_link($user->ID);
    }
}
foreach (['yearly', 'monthly', 'daily'] as $kind) {
    $html = wp_get_archives(['type' => $kind, 'format' => 'custom', 'echo' => false]);
    preg_match_all("/href='([^']+)'/", $html, $found);
    $addresses = array_merge($addresses, $found[1]);
}
foreach (get_post_types(['public' => true, 'has_archive' => true]) as $type) {
    $addresses[] = get_post_type_archive_link($type);
}
echo implode("\n", array_unique(array_filter($addresses, 'is_string'))), "\n";
