"""Paths in, files out: what a command does."""
