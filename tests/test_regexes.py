"""A regular expression that is compiled late is like any other."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from rak_excel.system.regexes import regex


def test_what_is_compiled_late_finds_the_same() -> None:
    late, at_once = (make(r"(?P<word>[a-z]+) (\d+)", re.IGNORECASE) for make in (regex, re.compile))
    text = "T 1, Rapat 12"

    assert late.pattern == at_once.pattern
    assert late.findall(text) == at_once.findall(text)
    assert late.sub(r"\2", text) == at_once.sub(r"\2", text)
    assert (late.flags, late.groups, late.groupindex) == (at_once.flags, at_once.groups, at_once.groupindex)
    assert [each["word"] for each in late.finditer(text)] == ["T", "Rapat"]
    found, same = late.match(text), at_once.match(text)
    assert found is not None
    assert same is not None
    assert found.groupdict() == same.groupdict()


def test_bytes_are_searched_as_texts_are() -> None:
    assert regex(rb"<(\w+)>").findall(b"<a><b>") == [b"a", b"b"]


def test_what_is_wrong_in_a_pattern_is_told_when_it_is_asked_for_something() -> None:
    wrong = regex("(")

    with pytest.raises(re.error):
        wrong.search("")


def test_loading_what_understands_remarks_compiles_none_of_their_patterns() -> None:
    counted = (
        "import re\n"
        "seen = []\n"
        "compile_pattern = re._compile\n"
        "re._compile = lambda *asked: seen.append(asked) or compile_pattern(*asked)\n"
        "import rak_excel.vocabulary.remarks.corrections\n"
        "print(sum('harusnya' in str(pattern) for pattern, _ in seen))"
    )
    told = subprocess.run([sys.executable, "-c", counted], capture_output=True, check=True, encoding="utf-8")
    assert told.stdout == "0\n"
