"""The workbooks of quarterly reports."""
