"""Workbooks that consist of records: xls and xlsb."""
