"""Workbooks in ods."""
