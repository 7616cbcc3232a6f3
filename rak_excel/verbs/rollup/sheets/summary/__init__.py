"""Ringkasan: the one page to hand out, a module for each of its blocks."""

from rak_excel.verbs.rollup.sheets.summary.sheet import draw_summary

__all__ = ["draw_summary"]
