"""Several results as one file, for browsers that save one at a time."""

from __future__ import annotations

from msgspec import Struct

from rak_excel.desk.calls import Pack
from rak_excel.desk.frames import parts_within
from rak_excel.desk.place import Place
from rak_excel.formats.written.bundle import bundle


class Packed(Struct, frozen=True):
    """The name of the file."""

    name: str


def pack(call: Pack, place: Place) -> Packed:
    name = parts_within(call.name)[-1]
    bundle(place.results / name, sorted(path for folder in place.given for path in folder.iterdir()))
    return Packed(name)
