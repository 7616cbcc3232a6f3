"""The desk: what the page asks for, answered by jobs; and the server that hands the page over on this computer."""
