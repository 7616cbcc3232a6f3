"""What people chose and typed on the sheets of a merged plan."""
