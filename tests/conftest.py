"""What all tests share: LibreOffice is skipped with a reason where it is absent, and its absence is a failure in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@cache
def libreoffice_is_here() -> bool:
    """Whether soffice, its Python bridge and pdftoppm can be run."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        return False
    return subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True, check=False).returncode == 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if libreoffice_is_here() or os.environ.get("RAK_EXCEL_REQUIRE_LIBREOFFICE"):
        return  # in CI the tests run even where it is missing, and fail
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.skip(reason="LibreOffice, python3-uno or poppler-utils is not installed"))
