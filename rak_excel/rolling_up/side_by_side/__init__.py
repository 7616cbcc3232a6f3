"""Targets beside each other: of all offices, by quarter, and of two years; and what the offices plan to spend."""
