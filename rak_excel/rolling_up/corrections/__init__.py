"""What people corrected in the data sheets of a roll-up, and how it goes from run to run."""
