"""Answers a call of the page: a folder of files and a call in, an answer and written files out. Knows no browser and no server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

import msgspec

from rak_excel.desk import calls
from rak_excel.desk.place import Place
from rak_excel.errors import RakExcelError
from rak_excel.language import Speaker, Text
from rak_excel.system.faults import NO_MEMORY, mistake_at, refusal

_MISTAKE = Text(
    "Maaf, pekerjaan ini berhenti karena kesalahan di programnya sendiri ({mistake}). File kiriman tidak berubah. Kirim baris ini "
    "kepada orang yang memberikan program ini.",
    "Sorry, this stopped because of a mistake in the program itself ({mistake}). The files are as they were. Send this line to "
    "whoever gave you the program.",
)


_ANSWERS: Mapping[type[calls.AnyCall], tuple[str, str]] = {
    calls.Look: ("looking", "look"),
    calls.Check: ("checking", "check_files"),
    calls.Return: ("returning", "make_returns"),
    calls.MergePlans: ("merging", "merge_plans"),
    calls.RollUp: ("rolling_up", "roll_up_files"),
    calls.RollUpReports: ("rolling_up_reports", "roll_up_reports"),
    calls.ListOffices: ("forms", "list_offices"),
    calls.MakeForms: ("forms", "make_forms"),
    calls.MakeReportForms: ("report_forms", "make_report_forms"),
    calls.Pack: ("packing", "pack"),
}


class Failed(msgspec.Struct, frozen=True):
    """Nothing was done: why, and what to do."""

    failed: Text


def answer(call: bytes | str, place: Place) -> bytes:
    """The answer to a call, as JSON; what it wrote stands in the folder of results.

    Sentences are objects of `id` and `en`. Whatever goes wrong is an answer with one sentence in `failed`, and no results.
    """
    try:
        asked = msgspec.json.decode(call, type=calls.AnyCall)
        return msgspec.json.encode(_answered(asked, place))
    except Exception as error:  # a mistake of ours costs this call, and not the page
        for written in place.results.iterdir():
            written.unlink()
        return failed(error, place)


def failed(error: Exception, place: Place) -> bytes:
    """The answer where something went wrong: why, and what to do."""
    match error:
        case RakExcelError():
            told = error.text
        case OSError():
            told = refusal(error)
        case MemoryError():
            told = NO_MEMORY
        case _:
            told = _MISTAKE.filled(mistake=mistake_at(error))
    return msgspec.json.encode(Failed(place.without_folders(told.by(Speaker.PAGE))))


def _answered(call: calls.AnyCall, place: Place) -> object:
    # Imported when it is first called for: the page is ready before all of it is loaded.
    module, function = _ANSWERS[type(call)]
    answered: Callable[[calls.AnyCall, Place], object] = getattr(import_module(f"rak_excel.desk.{module}"), function)
    return answered(call, place)


def load() -> None:
    """Load what most calls need, so that the first one need not wait for it."""
    from rak_excel.desk import checking, merging  # noqa: F401 - to have them loaded
