"""RAK2xx: objectives, indicators and activities."""
