"""Remarks beside a plan: which of them say that something in it changes."""
