"""The findings that go back to each office, as one workbook."""
