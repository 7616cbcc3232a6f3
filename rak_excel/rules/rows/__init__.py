"""RAK2xx, and RAK509: objectives, indicators and activities."""
