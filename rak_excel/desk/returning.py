"""Balasan: a copy of each given file with what was found in it, to send back."""

from __future__ import annotations

from msgspec import Struct

from rak_excel.desk.calls import Return
from rak_excel.desk.checking import found_today
from rak_excel.desk.place import Place
from rak_excel.jobs.returning.files import return_files
from rak_excel.language import Text, said_of
from rak_excel.model import Severity


class Returned(Struct, frozen=True):
    """`alone` names the files of which the list alone goes back, each with the reason."""

    alone: tuple[Text, ...]


def make_returns(call: Return, place: Place) -> Returned:
    """Besides the answer, the copies, as `rak-excel check --return` writes them."""
    today = found_today(place)
    asked = {"least": Severity.WARNING, "changed": today.settings.told(), "language": call.language}
    written = return_files(place.results, today.files(place), today.talk, **asked, force=False, inputs=())  # type: ignore[arg-type]
    return Returned(tuple(said_of(each.file.file, each.alone) for each in written if each.alone))
