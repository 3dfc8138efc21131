<?php
// Posts, pages and comments.

/** @var array<string, array<string, int>> texts by group and language */
$translations = [];

/** Fill in what is known now; {{link:…}}, {{path:…}} and {{id:…}} wait for settle.php. */
function filled_in(string $body): string
{
    $home = home_url();
    $host = parse_url($home, PHP_URL_HOST) . (parse_url($home, PHP_URL_PORT) ? ':' . parse_url($home, PHP_URL_PORT) : '');
    $body = strtr($body, ['{{home}}' => $home, '{{host}}' => $host, '{{bare}}' => preg_replace('/^www\./', '', $host)]);
    return preg_replace_callback(
        '/\{\{(file|size|medium):([^}]+)\}\}/',
        fn (array $found) => medium_token($found[1], $found[2]),
        $body
    );
}

function numbers_of(string $taxonomy, array $slugs): array
{
    return array_map(
        function (string $slug) use ($taxonomy): int {
            $term = get_term_by('slug', sanitize_title($slug), $taxonomy);
            return $term ? $term->term_id : exit("no $taxonomy is called $slug\n");
        },
        $slugs
    );
}

/** Store one text: keys title, slug, body, date; the others as they are read below. */
function add_text(array $text): void
{
    global $media, $translations;
    $type = $text['type'] ?? 'post';
    $parent = empty($text['parent']) ? 0 : get_page_by_path($text['parent'], OBJECT, $type)->ID;
    $number = wp_insert_post(wp_slash([
        'post_type' => $type,
        'post_status' => $text['status'] ?? 'publish',
        'post_title' => $text['title'],
        'post_name' => $text['slug'],
        'post_content' => filled_in($text['body']),
        'post_excerpt' => $text['excerpt'] ?? '',
        'post_date' => $text['date'] ?? '2013-03-01 09:00:00',
        'post_author' => isset($text['author']) ? get_user_by('login', $text['author'])->ID : 1,
        'post_parent' => $parent,
        'post_password' => $text['password'] ?? '',
        'menu_order' => $text['order'] ?? 0,
        'comment_status' => 'open',
        'ping_status' => 'open',
    ]), true);
    if (is_wp_error($number)) {
        exit($text['slug'] . ': ' . $number->get_error_message() . "\n");
    }
    foreach (['categories' => 'category', 'tags' => 'post_tag', 'brands' => 'brand'] as $key => $taxonomy) {
        if (!empty($text[$key])) {
            wp_set_object_terms($number, numbers_of($taxonomy, $text[$key]), $taxonomy);
        }
    }
    foreach ($text['meta'] ?? [] as $name => $value) {
        add_post_meta($number, $name, wp_slash($value));
    }
    if (!empty($text['picture'])) {
        set_post_thumbnail($number, $media[$text['picture']]);
    }
    foreach ($text['attached'] ?? [] as $key) {
        wp_update_post(['ID' => $media[$key], 'post_parent' => $number]);
    }
    if (!empty($text['sticky'])) {
        stick_post($number);
    }
    if (!empty($text['trashed'])) {
        wp_trash_post($number);
    }
    if (!empty($text['language'])) {
        wp_set_object_terms($number, numbers_of('language', [$text['language']]), 'language');
        $translations[$text['group']][$text['language']] = $number;
    }
}

/** Name the translations of one text as Polylang does: a term whose description is PHP's own. */
function pair_languages(): void
{
    global $translations;
    foreach ($translations as $group => $numbers) {
        $term = wp_insert_term("pll_$group", 'post_translations', ['description' => serialize($numbers)]);
        foreach ($numbers as $number) {
            wp_set_object_terms($number, [$term['term_id']], 'post_translations');
        }
    }
}

/** The comments of one text; `to` names the comment of the same thread that one answers. */
function add_thread(string $slug, array $thread): void
{
    $post = get_page_by_path(sanitize_title($slug), OBJECT, ['post', 'page', 'review']);
    $numbers = [];
    foreach ($thread as $key => $comment) {
        $numbers[$key] = wp_insert_comment(wp_slash([
            'comment_post_ID' => $post->ID,
            'comment_author' => $comment['author'],
            'comment_author_email' => $comment['email'] ?? "reader-$key@mail.example",
            'comment_author_url' => $comment['url'] ?? '',
            'comment_author_IP' => $comment['ip'] ?? '203.0.113.77',
            'comment_agent' => 'Reader/1.0',
            'comment_content' => $comment['text'],
            'comment_date' => $comment['date'],
            'comment_parent' => isset($comment['to']) ? $numbers[$comment['to']] : 0,
            'comment_approved' => $comment['status'] ?? '1',
            'comment_type' => $comment['type'] ?? 'comment',
        ]));
    }
}
