"""Which corrections count on the rows of the file that counts."""
