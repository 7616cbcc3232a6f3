"""Drafts a template definition from a workbook that an office uses."""
