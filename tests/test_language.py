"""Sentences are filled in both languages at once."""

from __future__ import annotations

import pickle

from rak_excel.errors import OutputBusyError, RakExcelError
from rak_excel.language import Text


def test_a_text_is_filled_in_both_languages_and_texts_within_it_in_its_own() -> None:
    text = Text("{count} catatan: {kind}", "{count} findings: {kind}").filled(count=3, kind=Text("wajib", "error"))
    assert (text.said("id"), text.said("en"), str(text)) == (
        "3 catatan: wajib",
        "3 findings: error",
        "3 catatan: wajib",
    )


def test_an_error_speaks_both_languages() -> None:
    error = RakExcelError("Tutup dulu.", "Close it first.")
    assert (str(error), error.said("id"), error.said("en")) == ("Tutup dulu.", "Tutup dulu.", "Close it first.")


def test_an_error_raised_in_another_process_arrives_whole() -> None:
    error = pickle.loads(pickle.dumps(OutputBusyError("Tutup dulu.", "Close it first.")))  # noqa: S301 - our own
    assert (type(error), error.text) == (OutputBusyError, Text("Tutup dulu.", "Close it first."))
