"""Workbooks in xlsx and xlsm."""
