"""Readers of what benchmark tools write: one module a tool, listed in `registry`.

A reader knows the format of its tool and the units of each version; it guesses nothing. What it
does not know it refuses in one line (`RawFileError`) or lists as skipped.

Where a module is named `<tool>_<part>`, it holds that part of one format alone, such as
`fio_document`. What all share is `reading` (the contract), the file as `raw_text` or
`json_document`, its form as `checked_document`, dates and numbers in text as `written_date` and
`written_number`, and names as `reading_name`, for hosts `destination`.
"""
