"""The faults that we look for, one function each; catalogue.py lists them all."""
