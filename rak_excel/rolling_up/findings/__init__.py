"""Findings over time: which is which from one roll-up to the next, and what became of it."""
