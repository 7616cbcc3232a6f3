"""Rows become objectives, indicators and activities."""
