"""What `rak-excel template` does."""
