"""What we do with plans: make templates, check, merge, trace, roll up, export, compare."""
