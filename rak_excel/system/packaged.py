"""The folders of files that come with the package: inside it where it is installed, beside it in a checkout."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


def packaged(folder: str) -> Traversable:
    """The folder `workbook_templates` or `examples`.

    Python that starts in a checkout takes the package from there, where these folders stand beside it, also while
    another copy is installed with them inside.
    """
    try:
        return resources.files(f"rak_excel.{folder}")
    except ModuleNotFoundError:
        beside = Path(__file__).resolve().parents[2] / folder
        if not beside.is_dir():
            raise
        return beside
