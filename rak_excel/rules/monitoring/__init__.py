"""RAK9xx: quarterly reports on a signed plan, silent on what is not due."""
