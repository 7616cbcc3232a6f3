"""The parts of a sheet: head lines, a table, what stands below it, signatures."""
