"""What files say differently, and whose value the plan takes."""
