"""What each file sent, which files take part, and which of them counts."""
