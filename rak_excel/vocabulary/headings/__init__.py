"""What stands above columns and above groups of rows."""
