"""Damages good files in every way that we can think of, and runs the commands on them."""
