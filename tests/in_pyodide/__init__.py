"""Runs the tests in Pyodide, the Python that the page brings along: `python -m tests.in_pyodide` (CONTRIBUTING.md)."""
