"""The computer around us: folders, paths, processes, and what it refuses. Nothing here knows of plans."""
