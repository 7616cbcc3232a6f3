"""The findings for each office, as one workbook beside its files."""
