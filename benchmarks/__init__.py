"""How fast a roll-up is, measured against a floor and against what an analyst would write."""
