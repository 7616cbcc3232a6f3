"""The only package that knows file formats: workbooks are opened as grids, written and printed."""
