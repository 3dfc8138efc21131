<?php
// Choose the permalink structure. Post types only learn of it when WordPress starts the next time.
require __DIR__ . '/load.php';
update_option('permalink_structure', getenv('WP_TEST_STRUCTURE'));
