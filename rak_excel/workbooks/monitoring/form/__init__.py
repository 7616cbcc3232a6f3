"""The workbook in which staff report a quarter."""
