"""What `rak-excel merge` does."""
