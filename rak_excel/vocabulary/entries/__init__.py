"""What a whole cell says: a tick, "as above", a number, the wording of an indicator."""
