<?php
// Files of the media library, made here: pictures of our own, a beep, a page of PDF.
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/media.php';
require_once ABSPATH . 'wp-admin/includes/file.php';

/** A picture: bands of colour, so that no two are the same. */
function picture(string $kind, int $width, int $height, int $seed): string
{
    $image = imagecreatetruecolor($width, $height);
    for ($band = 0; $band < 16; $band++) {
        $colour = imagecolorallocate($image, ($seed * 37 + $band * 15) % 256, ($seed * 91 + $band * 7) % 256, ($band * 29 + $seed) % 256);
        imagefilledrectangle($image, intdiv($width * $band, 16), 0, intdiv($width * ($band + 1), 16), $height, $colour);
    }
    ob_start();
    match ($kind) {
        'jpg' => imagejpeg($image, null, 80),
        'png' => imagepng($image),
        'gif' => imagegif($image),
        'webp' => imagewebp($image),
    };
    return ob_get_clean();
}

/** A second of silence as WAV, PCM, 8 kHz, 8 bits. */
function sound(int $seed): string
{
    $data = str_repeat(chr(128 + $seed % 8), 8000);
    return 'RIFF' . pack('V', 36 + strlen($data)) . 'WAVEfmt ' . pack('VvvVVvv', 16, 1, 1, 8000, 8000, 1, 8)
        . 'data' . pack('V', strlen($data)) . $data;
}

function file_bytes(string $name, array $medium): string
{
    $kind = pathinfo($name, PATHINFO_EXTENSION);
    $seed = crc32($medium['month'] . $name) % 251;
    return match ($kind) {
        'jpg', 'png', 'gif', 'webp' => picture($kind, $medium['width'], $medium['height'], $seed),
        'wav' => sound($seed),
        'mp4' => pack('N', 24) . 'ftypisom' . pack('N', 512) . 'isomiso2' . pack('N', 8) . 'mdat',
        default => "%PDF-1.4\n% $name $seed\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    };
}

/** @var array<string, int> attachments by key */
$media = [];

/** Put one file into the library, with the sizes that WordPress makes of it. */
function add_medium(array $medium): void
{
    global $media;
    $stored = wp_upload_bits($medium['file'], null, file_bytes($medium['file'], $medium), $medium['month']);
    if ($stored['error']) {
        exit($stored['error'] . "\n");
    }
    $date = str_replace('/', '-', $medium['month']) . '-03 10:20:30';
    $number = wp_insert_attachment(wp_slash([
        'post_title' => $medium['title'] ?? pathinfo($medium['file'], PATHINFO_FILENAME),
        'post_name' => $medium['key'],
        'post_excerpt' => $medium['caption'] ?? '',
        'post_content' => $medium['description'] ?? '',
        'post_mime_type' => wp_check_filetype($stored['file'])['type'],
        'post_date' => $date,
        'guid' => $stored['url'],
    ]), $stored['file']);
    if (!empty($medium['width'])) {
        wp_update_attachment_metadata($number, wp_generate_attachment_metadata($number, $stored['file']));
    }
    if (!empty($medium['alt'])) {
        update_post_meta($number, '_wp_attachment_image_alt', $medium['alt']);
    }
    $media[$medium['key']] = $number;
}

/** The address of a medium, of one of its sizes (`size:medium:key`), or its number. */
function medium_token(string $what, string $key): string
{
    global $media;
    $size = null;
    if ($what === 'size') {
        [$size, $key] = explode(':', $key, 2);
    }
    $number = $media[$key] ?? exit("no medium is called $key\n");
    return match ($what) {
        'file' => wp_get_attachment_url($number),
        'size' => wp_get_attachment_image_url($number, $size),
        'medium' => (string) $number,
    };
}
