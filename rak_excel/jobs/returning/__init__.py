"""What `rak-excel check --return` does."""
