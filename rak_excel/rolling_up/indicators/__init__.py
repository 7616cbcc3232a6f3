"""Indicators of many offices side by side: which are the same, and what their targets are measured in."""
