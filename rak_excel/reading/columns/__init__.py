"""What the columns of a chosen table leave open, and what is asked about them."""
