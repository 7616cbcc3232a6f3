"""What `rak-excel rollup` does."""
