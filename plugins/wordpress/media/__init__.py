"""Pictures and other files of the old site: copied, downloaded, at their old addresses."""
