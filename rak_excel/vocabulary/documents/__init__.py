"""How plans and the papers around them are headed, laid out in pages and signed."""
