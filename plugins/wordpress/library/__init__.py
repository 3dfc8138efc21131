"""What `content/` and `data/` hold already, and how texts are written there."""
