"""The page is one file that connects to nothing: all that it runs is in it, and named in its policy."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from rak_excel.advice import FIELDS
from rak_excel.desk.page_file import Embedded, PageFile, page_file

PAGE = Path(__file__).resolve().parent.parent / "page"
SCRIPTS = sorted((PAGE / "scripts").glob("*.js"))
TEXT = "".join(script.read_text("utf-8") for script in SCRIPTS)
EMBEDDED = Embedded({"wasm": "AAAA", "site": "BBBB"}, ["Lisensi satu", "</template><script>alert(1)</script>"])
WORD = re.compile(r'^  (\w+): \["((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\],$', re.MULTILINE)
WORDS = {name: (id_, en) for name, id_, en in WORD.findall((PAGE / "scripts" / "words.js").read_text("utf-8"))}


@pytest.fixture(params=["inside", "served"])
def page(request: pytest.FixtureRequest) -> PageFile:
    return page_file(EMBEDDED if request.param == "inside" else None)


def scripts_of(text: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", text, re.DOTALL)


def sources(policy: str, kind: str) -> list[str]:
    return next(part for part in policy.split("; ") if part.startswith(kind)).split()[1:]


def test_the_policy_lets_nothing_in_and_nothing_out() -> None:
    inside, served = page_file(EMBEDDED).policy, page_file().policy
    for policy in (inside, served):
        assert {"default-src 'none'", "form-action 'none'", "base-uri 'none'"} <= set(policy.split("; "))
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        assert not re.search(r"https?:|\*|data:", policy)
    assert sources(inside, "connect-src") == ["'none'"]
    assert sources(served, "connect-src") == ["'self'"]


def test_every_script_and_style_of_the_page_is_in_it_and_in_its_policy_and_no_other(page: PageFile) -> None:
    for kind, contents in (
        ("script-src", scripts_of(page.text)),
        ("style-src", re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)),
    ):
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in contents]
        assert len(contents) >= 1
        assert set(hashes) == {each for each in sources(page.policy, kind) if each.startswith("'sha256-")}
    assert "src=" not in page.text.replace("script-src=", "")
    assert not re.search(r"<link|@import|url\(", page.text)


def test_the_policy_stands_in_the_page_before_anything_that_it_is_about(page: PageFile) -> None:
    stands = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page.text)
    assert stands
    assert page.policy == f"{stands[1]}; frame-ancestors 'none'"
    assert stands.start() < page.text.index("<style>") < page.text.index("<script>")


def test_nothing_links_out_of_the_page(page: PageFile) -> None:
    without_names = page.text.replace("http://www.w3.org/2000/svg", "").replace("http://nowhere.invalid/", "")
    assert not re.search(r"https?://", without_names)


def test_a_licence_is_shown_as_it_is_and_runs_nothing() -> None:
    text = page_file(EMBEDDED).text
    assert "&lt;/template&gt;&lt;script&gt;alert(1)" in text
    assert "alert(1)" not in "".join(scripts_of(text))


def test_only_the_page_that_works_by_itself_holds_python() -> None:
    assert 'id="part-wasm">AAAA<' in page_file(EMBEDDED).text
    assert "part-wasm" not in re.sub(r"<script>.*?</script>", "", page_file().text, flags=re.DOTALL)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_elements_of_texts_or_ends_early(script: Path) -> None:
    text = script.read_text("utf-8")
    assert "</script" not in text
    assert not re.search(r"innerHTML\s*=|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)
    assert len(text.splitlines()) <= 300


def test_every_word_that_the_page_says_is_there_in_both_languages_and_said_somewhere() -> None:
    said = set(re.findall(r'words\("(\w+)"', TEXT)) | set(re.findall(r'"(\w+)"', TEXT))
    assert set(re.findall(r'\bwords\("(\w+)"', TEXT)) <= set(WORDS)
    composed = {name for name in WORDS if name.startswith(("tab", "lead"))}
    assert {name for name in WORDS if name not in said} <= composed
    for name, (indonesian, english) in WORDS.items():
        assert indonesian, name
        assert english, name
        assert re.findall(r"\{\w+\}", indonesian) == re.findall(r"\{\w+\}", english), name


def test_sentences_that_name_an_option_name_the_field_that_the_page_has_for_it() -> None:
    assert {(text.id, text.en) for text in FIELDS} <= set(WORDS.values())


def test_every_script_is_loaded_by_the_page_and_every_class_that_is_styled_is_used() -> None:
    html = (PAGE / "page.html").read_text("utf-8")
    loaded = set(re.findall(r'src="scripts/([\w.]+)"', html))
    assert {path.name for path in SCRIPTS} - {"worker.js", "inside.js", "served.js"} == loaded - {"transport.js"}
    styled = set(re.findall(r"\.([a-z][\w-]*)(?=[^;{}]*\{)", (PAGE / "page.css").read_text("utf-8")))
    used = TEXT + html
    assert {name for name in styled if not re.search(rf"\b{re.escape(name)}\b", used)} <= {"shade-1", "shade-2"}
