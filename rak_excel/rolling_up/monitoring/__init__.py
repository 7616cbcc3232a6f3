"""The quarterly reports of many offices: what each says, which of them count, and what they come to together."""
