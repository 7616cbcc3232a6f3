"""The role of each column of a heading, by what stands above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from rak_excel.formats.addresses import Address
from rak_excel.model import Definition
from rak_excel.reading.headings.block import Block, names_target
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.documents.titles import tells_what_was_reached
from rak_excel.vocabulary.headings.headings import PLAN_ROLES, heading_role, is_of_units, is_unit
from rak_excel.vocabulary.headings.misspelt import near_heading
from rak_excel.vocabulary.headings.periods import heading_period
from rak_excel.vocabulary.names.organisations import names_organisation


def role_of(block: Block, column: int, definition: Definition) -> str | None:
    """The role of a column: by all that it says, its lowest heading, or with the wider heading: TARGET over MENJADI."""
    texts = block.texts(column)
    if len(texts) > 1 and _names_period(texts[-1], definition):
        texts = tuple(text for text in texts[:-1] if heading_role(text, definition) in {"executor", "schedule"})
    each = (" ".join(texts), *reversed(texts))
    role = next((role for text in each if (role := heading_role(text, definition))), None)
    if role == "target" and any(_names_period(text, definition) for text in (*block.wider(column), *texts[:-1])):
        return None  # TARGET below TW I is a period's
    joined = heading_role(" ".join((*block.wider(column), *texts)), definition)
    if role in {"start", "end"} and joined in PLAN_ROLES:
        return joined  # AKHIR below TARGET is no end of work
    if role or not texts or _names_period(texts[-1], definition):
        return role
    return joined or _role_above(block, column, definition)


def _names_period(text: str, definition: Definition) -> bool:
    return not compact(text).isdecimal() and any(heading_period(text, part, definition) for part in definition.parts)


def _role_above(block: Block, column: int, definition: Definition) -> str | None:
    """The role of the wider heading, where each column below it is of that role, or the first one is none itself.

    PELAKSANA stands over DIVISI and SUB BAGIAN; KEGIATAN over NO and URAIAN.
    """
    if column not in block.above or is_unit(block.texts(column)[-1], definition) or block.is_achieved(column):
        return None
    row, first = block.above[column][-1]
    role = heading_role(block.own[first][row], definition)
    below = heading_role(block.texts(first)[-1], definition)
    other = below is not None and below != role
    return role if role in {"target", "executor"} or (other and role in PLAN_ROLES) else None


def corrected_roles(
    block: Block, named: Mapping[int, str], definition: Definition
) -> Iterator[tuple[Address, tuple[str, str]]]:
    """Headings of no role that are certainly one with a typing error, where no other column has that role."""
    near = {
        (row, column): found
        for column, texts in block.own.items()
        if column not in named
        for row, text in texts.items()
        if (found := near_heading(text, definition)) and found.certain and found.role not in {"unused", "number"}
    }
    counted = Counter(found.role for found in near.values())
    for address, found in near.items():
        if found.role not in named.values() and counted[found.role] == 1:
            yield address, (found.role, found.text)


def other_targets(block: Block, named: Mapping[int, str], taken: Collection[int]) -> dict[int, str]:
    """The columns headed as any target, TARGET RENSTRA, where none is headed as the plan's own.

    Beside work and who does it, the only one may be that of a plan though it is headed for results: CAPAIAN TARGET.
    """
    left = [] if "target" in named.values() else [each for each in block.own if each not in {*named, *taken}]
    headed = [each for each in left if block.names_target(each) and _begins_with_target(block, each)]
    if not headed and {"activity", "executor"} <= set(named.values()):
        headed = [
            each for each in left if names_target(said := block.texts(each)[-1]) and tells_what_was_reached(said)
        ][:1]
    return dict.fromkeys(headed, "target")


def _begins_with_target(block: Block, column: int) -> bool:
    """No INDIKATOR DAN TARGET, and no SATUAN TARGET."""
    return block.texts(column)[-1].casefold().startswith("target")


def other_executors(
    block: Block, named: Mapping[int, str], taken: Collection[int], definition: Definition
) -> dict[int, str]:
    """The columns headed by unit words alone, DIVISI or SUB BAGIAN, that name units, where none is headed PELAKSANA."""
    left = [] if "executor" in named.values() else [each for each in block.own if each not in {*named, *taken}]
    return {
        each: "executor"
        for each in left
        if is_of_units(block.texts(each)[-1], definition) and _names_units(block, each, definition)
    }


def _names_units(block: Block, column: int, definition: Definition) -> bool:
    texts = (block.sheet.text(row, column) for row in block.sheet.rows if row > block.bottom)
    return any(names_organisation(text, definition, loosely=True) for text in texts if text)
