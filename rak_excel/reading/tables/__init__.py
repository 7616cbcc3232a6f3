"""Which tables of a workbook are the plan, and of which part."""
