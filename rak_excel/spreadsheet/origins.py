"""The hidden sheet of a merged plan that tells where each of its rows came from."""

ORIGINS_SHEET = "Asal Baris"
ORIGIN_HEADINGS = ("SHEET", "ROW", "FILE", "SOURCE SHEET", "SOURCE CELL", "CONTENT")
"""SHEET and ROW are of the merged plan as we wrote it; a row with several sources stands in several lines.

CONTENT recognises a row wherever it stands by now. Workbooks written before that column was do without it.
"""
