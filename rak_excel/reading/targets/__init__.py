"""What stands in a TARGET cell."""
