"""Readers of exports, each into the nouns of `plugins.wordpress.model`."""
