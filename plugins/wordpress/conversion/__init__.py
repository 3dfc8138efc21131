"""The body of an old text to the Markdown of this site, proved by rendering it."""
