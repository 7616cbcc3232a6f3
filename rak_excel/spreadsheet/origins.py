"""The hidden sheet of a merged plan that tells where each of its rows came from."""

ORIGINS_SHEET = "Asal Baris"
ORIGIN_HEADINGS = ("SHEET", "ROW", "FILE", "SOURCE SHEET", "SOURCE CELL")
"""SHEET and ROW are of the merged plan; a row with several sources stands in several lines."""
