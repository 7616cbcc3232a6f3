"""The workbooks that people open, each in a room of its own."""
