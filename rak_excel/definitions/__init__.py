"""Template definitions: loaded from TOML and checked, with every mistake told."""
