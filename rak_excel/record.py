"""Records: what is known of a thing, never changed, and made anew with other fields."""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform

from msgspec import Struct, field
from msgspec.structs import replace


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True):
    """Compared, hashed and shown by its fields. `dict=True` where it works something out once and remembers it."""

    def but(self, **fields: Any) -> Self:
        """The same, but for these fields."""
        return replace(self, **fields)


class PartlySame(Record, eq=False):
    """Two are equal where all fields are but those `BESIDE` what they say, such as the cell that it stands in."""

    BESIDE: ClassVar[frozenset[str]] = frozenset()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in self.BESIDE)
