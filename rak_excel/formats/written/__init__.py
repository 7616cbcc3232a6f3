"""New workbooks and outputs, through XlsxWriter only."""
