"""Letters, numbers and words of the language, as people type them."""
