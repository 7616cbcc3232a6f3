"""The sheets of the roll-up workbook, a module a sheet."""
