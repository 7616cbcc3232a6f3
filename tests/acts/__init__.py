"""What real people do to a filled-in workbook, each act a small function on its sheets.

A module a kind. `ACTS` are all of its acts, `TOLD` the code of the rule that speaks of an act; one that is not listed
there leaves the plan as it is and needs no word.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.acts import cells, columns, headings, looks, marks, people, rows, rules, sheets, tables, targets
from tests.gym import Act

_KINDS = (rows, columns, sheets, cells, people, marks, looks, headings, targets, rules, tables)
ACTS: tuple[Act, ...] = tuple(act for kind in _KINDS for act in kind.ACTS)
TOLD: Mapping[Act, str] = {act: code for kind in _KINDS for act, code in kind.TOLD.items()}
