"""Sheets of free form: figures, charts, and rows by the ten thousand."""
