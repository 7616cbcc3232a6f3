"""From one round with an office to the next: which findings are mended, still there or new, and what it answered."""
