"""Ringkasan: the one page to hand out, a module for each of its blocks."""
