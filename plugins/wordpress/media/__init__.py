"""Pictures and other files of the old site: copied, downloaded, and found at their old addresses."""
