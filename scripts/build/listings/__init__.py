"""What a reader takes away: each algorithm's code alone, and its file complete with checks."""
