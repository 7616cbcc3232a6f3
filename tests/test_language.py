"""Sentences are filled in both languages at once."""

from __future__ import annotations

import importlib
import pkgutil
import re

from rak_excel import jobs, rolling_up, workbooks
from rak_excel.language import AND, Text, closing, in_words, one_text, said_of, with_files


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


def test_texts_behind_each_other_are_one_and_blank_ones_say_nothing() -> None:
    texts = [Text("Belum diisi.", "Not filled in."), Text("", ""), Text("Isi dulu.", "Fill it in.")]
    assert one_text(texts) == Text("Belum diisi. Isi dulu.", "Not filled in. Fill it in.")
    assert one_text([said_of("a.xlsx", text) for text in texts[:1]]) == with_files(texts[1], [("a.xlsx", texts[0])])


def test_names_stand_in_a_sentence_as_one_says_them() -> None:
    assert in_words(["a"]) == Text("a", "a")
    assert in_words(["a", "b", "c"]) == Text("a, b atau c", "a, b or c")
    assert in_words([2019, 2020], AND) == Text("2019 dan 2020", "2019 and 2020")


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
