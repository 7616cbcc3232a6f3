"""The roll-up of the offices' quarterly reports."""
