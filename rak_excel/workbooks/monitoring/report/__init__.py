"""The report of an office on a quarter: the pages that are signed, and the sheets behind them."""
