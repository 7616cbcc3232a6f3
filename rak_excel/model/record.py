"""Records that are the same whatever some of their fields say."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class PartlySame(Struct, frozen=True, eq=False):
    """Two are equal where all fields are but those `BESIDE` what they say, such as the cell that it stands in."""

    BESIDE: ClassVar[frozenset[str]] = frozenset()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in self.BESIDE)
