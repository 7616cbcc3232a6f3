"""Schedules in words: months, quarters, and what stands between them."""
