"""Which files a roll-up uses, of which year and by which definition."""
