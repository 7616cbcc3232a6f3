"""Sheets of free form: figures and charts."""
