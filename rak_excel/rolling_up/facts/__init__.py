"""What a plan, or an earlier roll-up, gives to a roll-up."""
