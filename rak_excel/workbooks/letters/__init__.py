"""A letter to each office of a roll-up: one page, and a text for WhatsApp."""
