"""Who plans: the identity sheet, the names of files, who signs."""
