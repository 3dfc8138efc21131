<?php
// What plugins do on real sites: a post type, languages like Polylang's, highlighted code, embeds.
add_action('init', function () {
    register_post_type('review', [
        'labels' => ['name' => '评测', 'singular_name' => '评测'],
        'public' => true,
        'has_archive' => 'reviews',
        'rewrite' => ['slug' => 'reviews', 'with_front' => false],
        'show_in_rest' => true,
        'supports' => ['title', 'editor', 'author', 'thumbnail', 'excerpt', 'comments', 'custom-fields'],
    ]);
    // An export only tells by its address that nobody sees it: without `rewrite` it has none of its own.
    register_post_type('invoice', ['public' => false, 'rewrite' => false, 'can_export' => true]);
    register_taxonomy('brand', ['review'], ['public' => true, 'rewrite' => ['slug' => 'brand', 'with_front' => false]]);
    register_taxonomy('language', ['post', 'page'], ['public' => false, 'query_var' => 'lang', 'rewrite' => false]);
    register_taxonomy('post_translations', ['post', 'page'], ['public' => false, 'query_var' => false, 'rewrite' => false]);
});

// SyntaxHighlighter and its kin take their text out before paragraphs are made.
add_filter('the_content', function (string $text): string {
    return preg_replace_callback(
        '/\[(sourcecode|code|php|bash)(?: (?:language|lang)="(\w+)")?[^\]]*\](.*?)\[\/\1\]/s',
        function (array $found): string {
            $language = $found[2] ?: $found[1];
            $code = esc_html(trim(html_entity_decode($found[3]), "\r\n"));
            return "<pre class=\"brush: $language\">$code</pre>";
        },
        $text
    );
}, 7);

// The answer of the video sites: the tests have no network.
add_filter('pre_oembed_result', function ($result, string $url) {
    $found = [];
    if (preg_match('/youtube\.com\/watch\?v=(\w+)/', $url, $found)) {
        return "<iframe title=\"演示\" width=\"560\" height=\"315\" src=\"https://www.youtube.com/embed/$found[1]?feature=oembed\" allowfullscreen></iframe>";
    }
    return false;
}, 10, 2);

// No greeting of the admin bar, no version numbers that change with the package.
add_filter('show_admin_bar', '__return_false');
