"""Targets as people write them: amounts, units, grades, and the words around them."""
