<?php
// Fill the new WordPress with the texts of content/, through WordPress's own functions.
require __DIR__ . '/load.php';
require __DIR__ . '/media.php';
require __DIR__ . '/texts.php';
require __DIR__ . '/menus.php';

function content(string $name): array
{
    return require getenv('WP_TEST_CONTENT') . "/$name.php";
}

update_option('blogdescription', '主机、网络与排版的记录');
update_option('timezone_string', 'Asia/Shanghai');
update_option('posts_per_page', 10);
update_option('comment_moderation', 0);
update_option('thread_comments', 1);
switch_theme('twentytwentyone');

foreach (content('people') as $person) {
    wp_insert_user($person + ['user_pass' => 'tests only']) ;
}
foreach (content('terms') as [$taxonomy, $slug, $name, $parent, $description]) {
    $above = $parent ? get_term_by('slug', sanitize_title($parent), $taxonomy)->term_id : 0;
    $made = wp_insert_term(wp_slash($name), $taxonomy, ['slug' => $slug, 'parent' => $above, 'description' => wp_slash($description)]);
    if (is_wp_error($made)) {
        exit("$slug: " . $made->get_error_message() . "\n");
    }
}
foreach (content('media') as $medium) {
    add_medium($medium);
}
foreach (['blocks', 'classic', 'code', 'media_texts', 'states', 'hostile', 'links', 'languages', 'series', 'pages'] as $name) {
    foreach (content($name) as $text) {
        add_text($text);
    }
}
pair_languages();
foreach (content('renamed') as $old => $new) {
    $post = get_page_by_path($old, OBJECT, ['post', 'page']);
    wp_update_post(['ID' => $post->ID, 'post_name' => $new]);
}
foreach (content('comments') as $slug => $thread) {
    add_thread($slug, $thread);
}
add_menus(content('menus'));
