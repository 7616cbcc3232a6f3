"""An office's own workbook as it goes back: marks and notes at its cells, and a sheet that lists the findings."""
