"""An earlier roll-up as it is read again."""
