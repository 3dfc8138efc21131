<?php
// Menus: of pages, categories, texts and addresses of elsewhere, nested.

function add_menus(array $menus): void
{
    $places = [];
    foreach ($menus as $name => $menu) {
        $number = wp_create_nav_menu($name);
        $made = [];
        foreach ($menu['items'] as $key => $item) {
            $made[$key] = wp_update_nav_menu_item($number, 0, wp_slash(menu_item($item) + [
                'menu-item-title' => $item['title'] ?? '',
                'menu-item-status' => 'publish',
                'menu-item-position' => count($made) + 1,
                'menu-item-parent-id' => isset($item['below']) ? $made[$item['below']] : 0,
            ]));
        }
        $places[$menu['place']] = $number;
    }
    set_theme_mod('nav_menu_locations', $places);
}

function menu_item(array $item): array
{
    if (isset($item['address'])) {
        return ['menu-item-type' => 'custom', 'menu-item-url' => filled_in($item['address'])];
    }
    if (isset($item['category'])) {
        return [
            'menu-item-type' => 'taxonomy',
            'menu-item-object' => 'category',
            'menu-item-object-id' => get_term_by('slug', sanitize_title($item['category']), 'category')->term_id,
        ];
    }
    $post = get_page_by_path($item['text'], OBJECT, ['page', 'post']);
    return ['menu-item-type' => 'post_type', 'menu-item-object' => $post->post_type, 'menu-item-object-id' => $post->ID];
}
