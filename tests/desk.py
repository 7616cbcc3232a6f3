"""Asks the desk as the page does, without a page: a folder and a call in, what is told and the files that were written out."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from rak_excel.desk.answering import answer
from rak_excel.desk.place import Place
from rak_excel.record import Record


class Answered(Record):
    """What is told, and the files by their names."""

    told: Any
    files: dict[str, bytes]

    @property
    def file(self) -> bytes:
        (content,) = self.files.values()
        return content


def ask(given: Path, do: str, **asked: object) -> Answered:
    with tempfile.TemporaryDirectory() as folder:
        answered = answer(json.dumps({"do": do, **asked}), Place((given,), Path(folder)))
        assert b'"menu":{"id":' not in answered, "advice in the words of all, and not of the page alone"
        told = json.loads(answered)
        return Answered(told, {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())})


def chosen(difference: dict[str, Any], letter: str = "", own: str = "") -> dict[str, str]:
    """The choice of a value by its letter, or of one that is typed, as the page sends it."""
    code = next((value["code"] for value in difference["values"] if value["letter"] == letter), "")
    asked = {name: difference[name] for name in ("question", "candidates", "line", "about")}
    return {**asked, "chosen": code, "own": own}
