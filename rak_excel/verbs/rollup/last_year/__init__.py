"""Targets and completeness beside those of last year's roll-up."""

from rak_excel.verbs.rollup.last_year.reading import read_last_year, told_years
from rak_excel.verbs.rollup.last_year.years import LastYear, Years, compare_years

__all__ = ["LastYear", "Years", "compare_years", "read_last_year", "told_years"]
