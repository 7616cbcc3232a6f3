"""The merged plan: its further sheets, written and read back."""
