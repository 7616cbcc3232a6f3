"""What changed between two plans or two roll-ups. Pure, as merging is."""
