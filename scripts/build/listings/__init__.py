"""What a reader takes away: each algorithm alone, and its file complete with checks."""
