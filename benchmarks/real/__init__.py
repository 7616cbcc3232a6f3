"""Tables of real offices: how many of their rows are read right, and which of the findings are worth having."""
