"""What is told of cells that were read otherwise than they are written, or not at all."""
