"""Whether the tests notice when the code says something else: a random sample of small faults, and which tests kill them."""
