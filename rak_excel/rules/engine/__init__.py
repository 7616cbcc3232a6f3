"""What a rule is, what it looks at, and how it is documented."""
