"""What `rak-excel print` does."""
