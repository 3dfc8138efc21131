"""Asks the new site for every address of the old one, and says what is not the same.

An address here is a *target*: path and query from the root of a host, percent-encoded with
upper-case digits (`/2012/10/%E5%90%8E/`, `/?p=2369`), so that both sites are asked for the same.

    command           one audit: old_addresses (what the user gave), then the steps
    crawl             walks the old site (live_site, discovery, following, exclusions) and keeps
                      its answers in a snapshot
    page              what of an old page has to be found again: main_text, learned_container, feed
    comparison        each address asked of the new_site (live_site, built_site): verdict, coverage
    audit_report      the share, and each address that is not the same
"""
