"""The only package that knows file formats: opening workbooks as grids, and writing them."""
