"""What became of a signed plan by the end of a quarter. Plans and what was typed in, figures and standings out."""
