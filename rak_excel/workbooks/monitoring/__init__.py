"""The workbooks of quarterly monitoring: the form, the office's report, the roll-up of many offices."""
