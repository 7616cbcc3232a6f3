"""The hidden sheet of a merged plan that tells where each of its rows came from."""

ORIGINS_SHEET = "Asal Baris"
ORIGIN_HEADINGS = ("SHEET", "ROW", "FILE", "SOURCE SHEET", "SOURCE CELL", "CONTENT")
"""SHEET and ROW are of the merged plan as we wrote it; a row with several sources stands in several lines.

CONTENT begins with what recognises a row wherever it stands by now, and goes on with what recognises one that nobody
edited (`as_written.py`). Workbooks written before these were do without them.
"""
