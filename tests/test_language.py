"""Sentences are filled in both languages at once."""

from __future__ import annotations

import importlib
import pkgutil
import re

from rak_excel import jobs, rolling_up, workbooks
from rak_excel.language import AND, NOTHING, Text, closing, listed, one_text, said_of, with_files


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


def test_what_is_said_alike_of_many_files_is_said_once_with_the_first_names_and_how_many_more() -> None:
    nothing, report, photo = (Text(each, each) for each in ("Tidak ada.", "Ini laporan.", "Ini foto."))
    told = [(f"{each}.xlsx", report) for each in "abcde"]

    assert with_files(nothing, [("f.jpg", photo), *told]).id == (
        "Tidak ada. f.jpg: Ini foto. a.xlsx, b.xlsx, c.xlsx, dan 2 file lain: Ini laporan."
    )


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


def test_sentences_and_names_are_joined_in_both_languages() -> None:
    joined = AND.join([Text("dua isian", "two entries"), "Komisi"])

    assert (joined, AND.join([])) == (Text("dua isian dan Komisi", "two entries and Komisi"), NOTHING)


def test_the_last_of_the_names_has_a_word_before_it() -> None:
    both = listed(["B1", "B2", "B3"])

    assert (both, listed(["B1"])) == (Text("B1, B2 dan B3", "B1, B2 and B3"), Text("B1", "B1"))
    assert listed(["A", "B"], Text(" atau ", " or ")) == Text("A atau B", "A or B")
