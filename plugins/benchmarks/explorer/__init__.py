"""What is made of the figures besides the blocks of articles: downloads, data pages, feeds.

For each edition, below the folder of the setting DATA_URL (`data/`, `en/data/`):
    <slug>/<anchor>.csv .json       the figures of each block of an article or page (`downloads`)
    observations.csv                all figures, with every column (`record`)
    observations.json               the same, compact, for the explorer (`observations_file`)
    index.html                      the explorer
    subjects/<id>/, metrics/<id>/   all that is known of a subject or in a metric, with `atom.xml`
"""
