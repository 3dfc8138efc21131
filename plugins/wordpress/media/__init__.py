"""Pictures and other files of the old site: copied, downloaded, at their old addresses.

`supplying.supply_media` asks `uploads` (a copy) first, then `downloads`; `upload_paths`,
`file_contents` and `svg` say what may be published; `placing` writes it; `variants` leads sizes of
pictures to their originals; `media_report` says what became of each file.
"""
