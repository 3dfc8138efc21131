"""The address space of the old site, and where each address leads in the new one.

`book.AddressBook` is what an import asks. It is made of

    old_site          what the export tells: structure (of permalinks, from readings of addresses),
                      seen_links, author_slugs, options of the user
    old_addresses     every public address: text_addresses, list_addresses (of lists),
                      attachment_pages
    new_site          where the new site has what an address showed; site_pages are its own
    links             links in old texts, led to the new addresses

`normal_form` has the one spelling in which addresses are compared.
"""
