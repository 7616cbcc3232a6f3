"""Roll up the plans of many offices. Plans in, results out."""
