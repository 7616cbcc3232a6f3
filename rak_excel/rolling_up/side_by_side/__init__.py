"""Targets beside each other: of all offices, and of two years."""
