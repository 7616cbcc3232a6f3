"""Findings and differences as JSON, which a terminal may show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from rak_excel.language import UNSEEN, Language
from rak_excel.model import Finding

if TYPE_CHECKING:
    from rak_excel.comparing.diff import Change  # only a name here: who checks plans need not wait for it


def readable_json(text: str) -> str:
    """The same JSON; only texts can hold such letters, and JSON writes the rest of them as escapes anyway."""
    return UNSEEN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


_OF_FINDING = (
    "code",
    "name",
    "severity",
    "file",
    "sheet",
    "cell",
    "office",
    "value",
    "message",
    "hint",
    "trial",
    "progress",
    "answer",
    "explanation",
)


def findings_json(findings: Iterable[Finding], language: Language) -> str:
    """A list of objects; `cell` is null where a finding concerns a whole sheet or file, `sheet` where a whole file."""
    objects = [{name: told[name] for name in _OF_FINDING} for told in (each.told(language) for each in findings)]
    return readable_json(json.dumps(objects, ensure_ascii=False, indent=2))


_OF_CHANGE = ("office", "part", "indicator", "activity", "old", "new")


def changes_as_json(changes: Sequence[Change]) -> str:
    """A list of changes, each with the aspect, the office, the part, the indicator, the activity, and old and new with their cells."""
    listed = [
        {
            "change": change.aspect.value,
            **({"column": change.column} if change.column else {}),
            **{name: getattr(change, name) for name in _OF_CHANGE},
            "old_cell": change.old_cell or None,
            "new_cell": change.new_cell or None,
        }
        for change in changes
    ]
    return readable_json(msgspec.json.format(msgspec.json.encode(listed), indent=2).decode())
