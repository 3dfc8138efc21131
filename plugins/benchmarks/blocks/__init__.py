"""What authors write in articles about figures, and what readers see in its place."""
