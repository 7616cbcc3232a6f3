"""Results told to people and programs."""
