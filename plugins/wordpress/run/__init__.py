"""One import from its export to its report."""
