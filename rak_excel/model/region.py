"""Provinces, regencies and cities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A province (`52`) or a regency or city (`52.03`). `parent` is the code of its province, '' for a province."""

    code: str
    name: str
    parent: str = ""

    @property
    def province(self) -> str:
        return self.parent or self.code
