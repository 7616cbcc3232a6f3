"""The row of a cell by its address, as a sheet of a roll-up has it: anything may have been typed over that."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[0-9]{1,9}$")


def row_number(address: str) -> int:
    """12 of `D12`; 0 where that is no address."""
    found = _NUMBER.search(address)
    return int(found[0]) if found else 0
