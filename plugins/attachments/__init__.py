"""Pages of attachments: WordPress gave each uploaded file an address of its own.

Reads `data/attachments/*.csv` with the header `path,title,file,alt,caption,description,parent`:
`path` is the public path of the page (`/2012/10/photo/`), `title` its heading, `file` the public
path of the uploaded file below `content/` (or its address elsewhere, or empty when it is lost),
`alt` the words for a picture, `caption` and `description` plain text or a little HTML, `parent` the
public path of the text that the file was uploaded for (or empty).

Reads the context key `permalink_of` of `plugins.permalinks`, adds its pages to `edition_pages`, and
renders `attachment.html` with `attachment` (see `plugins.attachments.attachment`), `file_url` (to
link to as it is, None when the file is lost) and `parent` (a content or None). The pages stand in
no list, and search engines are asked to leave them out.
"""

from plugins.attachments.plugin import register

__all__ = ["register"]
