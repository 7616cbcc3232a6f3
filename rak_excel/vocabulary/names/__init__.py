"""Names: offices, regions, divisions, sub bagian, positions."""
