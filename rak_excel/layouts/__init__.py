"""Where things stand in our own workbooks, and by what they are known: for who writes and who reads them."""
