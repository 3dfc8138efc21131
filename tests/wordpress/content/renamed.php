<?php
// Slugs that published texts had once: WordPress keeps `_wp_old_slug` and redirects.
return ['first-name-of-a-post' => 'second-name-of-a-post', 'old-table' => 'table-of-prices'];
