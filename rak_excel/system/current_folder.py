"""The current folder is where files lie that somebody sent: nothing that runs is taken from there."""

# Nothing is imported here that Python has not loaded already: it would be looked for there.
import os
import sys


def leave_out_current_folder() -> None:
    """From now on nothing is imported from the current folder, unless this package stands there, as in a checkout."""
    try:
        here = os.path.realpath("")
    except OSError:  # it has been removed
        return
    package = os.path.realpath(os.path.dirname(os.path.dirname(os.path.dirname(__file__))))  # noqa: PTH120 - pathlib is not loaded yet
    if here != package:
        sys.path[:] = [folder for folder in sys.path if os.path.realpath(folder) != here]
