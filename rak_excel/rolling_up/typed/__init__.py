"""What people typed into a roll-up, and whether another has all of it."""
