"""What two targets share that say the same, however each is written."""

from __future__ import annotations

from rak_excel.model import Target


def same_target(target: Target | None) -> str:
    """What equal targets share, as text; '' for none or a blank one."""
    if target is None or not target.text.strip():
        return ""
    numbers = [f"{each.normalize():f}" for each in (target.value, target.upper) if each is not None]
    written = f"{target.bound}{'-'.join(numbers)}" if numbers else str(target.same[1])
    return f"{target.kind}|{written}|{target.unit or ''}"
