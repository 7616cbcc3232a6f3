"""The columns in which an indicator is filled in, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.language import COMMA, Text
from rak_excel.rules.engine.subjects import PartReview

_USUAL = {
    "activity": Text("kegiatan", "activities"),
    "schedule": Text("jadwal", "schedule"),
    "executor": Text("pelaksana", "executors"),
}
_SAID = {**_USUAL, "target": Text("target", "targets")}
_NONE = {
    "activity": Text("kegiatan", "no activity"),
    "schedule": Text("jadwal", "no schedule"),
    "executor": Text("pelaksana", "no executor"),
    "target": Text("target", "no target"),
}


def to_fill_in(part: PartReview) -> list[str]:
    """The columns in which an indicator is filled in: what is done, when and by whom, else its target."""
    return [column for column in _USUAL if part.definition.has(column)] or ["target"]


def none_said(part: PartReview) -> Text:
    """What is blank in a row that is not filled in: `kegiatan, jadwal, dan pelaksananya`."""
    names = [_NONE[column] for column in to_fill_in(part)]
    return Text(f"{_listed(names).id}nya", COMMA.join(names).en)


def remedy_of(sentence: Text, parts: Iterable[PartReview]) -> Text | None:
    """A sentence that says what is to be filled in, as `{columns}`; None where that is what it is in every plan."""
    columns = {column for part in parts for column in to_fill_in(part)}
    if columns == _USUAL.keys():
        return None
    return sentence.filled(columns=_listed([text for column, text in _SAID.items() if column in columns]))


def _listed(names: Sequence[Text]) -> Text:
    *others, last = names
    if not others:
        return last
    between = Text(", dan ", " and ") if len(others) > 1 else Text(" dan ", " and ")
    return between.join([COMMA.join(others), last])
