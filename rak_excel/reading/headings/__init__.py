"""Finds tables by their headings, and says which column is what."""
