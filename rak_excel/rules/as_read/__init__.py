"""RAK0xx: what could not be read as it was meant."""
