"""Merge an office's submissions into one plan that can be signed. Plans in, results out."""
