"""`python -m rak_excel` is `rak-excel`."""

from rak_excel.cli import run

if __name__ == "__main__":
    run()
