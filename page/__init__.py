"""The page that needs no installation: what it looks like, what it does in a browser, and how `rak.html` is built of it."""
