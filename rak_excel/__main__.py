"""`python -m rak_excel` is `rak-excel`."""

from rak_excel.current_folder import leave_out_current_folder

if __name__ == "__main__":
    leave_out_current_folder()  # before anything else is imported

    from rak_excel.cli import run

    run()
