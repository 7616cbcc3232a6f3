"""RAK7xx: targets by quarter or month, beside the target for the year and on both parts."""
