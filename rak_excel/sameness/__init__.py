"""When two works, and two states of one file, are the same."""
