"""The files of data/: read, checked, resolved into one `Dataset`."""
