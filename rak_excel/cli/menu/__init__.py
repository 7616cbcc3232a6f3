"""The menu: `rak-excel` without arguments."""
