"""The copy of a plan that is printed and signed."""
