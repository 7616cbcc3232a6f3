"""What the form finds by itself while it is filled in, as formulas."""
