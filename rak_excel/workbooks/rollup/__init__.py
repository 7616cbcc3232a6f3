"""The roll-up of many offices."""
