"""Where everything stands in the workbooks that we write, and by what they are known: for who writes and who reads them."""
