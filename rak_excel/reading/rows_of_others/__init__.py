"""Rows that say of themselves that they are not of this plan."""
