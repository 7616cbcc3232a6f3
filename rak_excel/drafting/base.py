"""What a draft extends: the packaged definition `office`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from rak_excel.definitions.toml import read_toml
from rak_excel.system.folders import TEMPLATES, packaged
from rak_excel.vocabulary.headings.headings import ROLES

BASE = "office"


@cache
def base() -> Mapping[str, Any]:
    """The table of the definition that a draft extends."""
    return read_toml(packaged(TEMPLATES) / f"{BASE}.toml")


def base_headings() -> Mapping[str, Sequence[str]]:
    """What it lists as headings, by role."""
    headings: Mapping[str, Sequence[str]] = base()["headings"]
    return {role: headings[role] for role in ROLES}
