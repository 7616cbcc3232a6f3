"""Any file becomes grids, looked at with care before anything is read."""
