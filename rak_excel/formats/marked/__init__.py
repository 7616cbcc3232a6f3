"""Marks in somebody's own workbook: a few of its parts get additions, and every other byte stays as it was."""
