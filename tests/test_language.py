"""Sentences are filled in both languages at once."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re

from rak_excel import jobs, rolling_up, workbooks
from rak_excel.errors import OutputBusyError, RakExcelError
from rak_excel.language import Text, closing


def test_a_text_is_filled_in_both_languages_and_texts_within_it_in_its_own() -> None:
    text = Text("{count} catatan: {kind}", "{count} findings: {kind}").filled(count=3, kind=Text("wajib", "error"))
    assert (text.said("id"), text.said("en"), str(text)) == (
        "3 catatan: wajib",
        "3 findings: error",
        "3 catatan: wajib",
    )


def test_a_path_that_ends_in_a_dot_does_not_run_into_the_full_stop() -> None:
    assert [f"disimpan di {closing(path)}." for path in (".", "..", "catatan", "hasil v1.")] == [
        'disimpan di ".".',
        'disimpan di "..".',
        "disimpan di catatan.",
        'disimpan di "hasil v1.".',
    ]


def test_an_error_speaks_both_languages() -> None:
    error = RakExcelError("Tutup dulu.", "Close it first.")
    assert (str(error), error.said("id"), error.said("en")) == ("Tutup dulu.", "Tutup dulu.", "Close it first.")


def test_an_error_raised_in_another_process_arrives_whole() -> None:
    error = pickle.loads(pickle.dumps(OutputBusyError("Tutup dulu.", "Close it first.")))  # noqa: S301 - our own
    assert (type(error), error.text) == (OutputBusyError, Text("Tutup dulu.", "Close it first."))


def test_no_sentence_of_a_roll_up_has_a_plural_behind_a_count_that_may_be_1() -> None:
    modules = [
        importlib.import_module(each.name)
        for package in (rolling_up, workbooks, jobs)
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    texts = {text.en for module in modules for text in vars(module).values() if isinstance(text, Text)}
    things = "rows|files|cells|notes|corrections|follow-ups|targets|wordings|entries|differences|similar|such|blank"

    assert len(texts) > 100
    assert [text for text in texts if re.search(rf"\{{(count)?\}} (more )?({things})\b", text)] == []
