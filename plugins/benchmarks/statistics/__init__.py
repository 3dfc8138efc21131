"""What figures say: summaries, intervals, orders and how far they agree; pure arithmetic."""
