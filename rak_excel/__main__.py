"""`python -m rak_excel` is `rak-excel`."""

import sys

from rak_excel.system.current_folder import leave_out_current_folder

_STOPPED = 130  # as after Ctrl+C in a command


def run() -> None:
    """What the installed command calls."""
    leave_out_current_folder()  # before anything else is loaded
    try:
        from rak_excel.cli import run as run_command
    except KeyboardInterrupt:
        sys.exit(_STOPPED)
    run_command()


if __name__ == "__main__":
    run()
