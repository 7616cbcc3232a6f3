"""The office that a template is ordered for: a name that is no office's is refused or told, as checking would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rak_excel.errors import UnknownOfficeError
from rak_excel.language import Text
from rak_excel.model import Definition, Region
from rak_excel.vocabulary.names.offices import find_office, likely_offices, names_offices_freely, short_office_name
from rak_excel.vocabulary.names.regions import find_region


@dataclass(frozen=True, slots=True)
class OrderedOffice:
    """A name as it was typed, the code of its region where that is known, and what is to be told of the name."""

    name: str | None
    region: str | None
    remark: Text | None = None


def ordered_office(name: str | None, region: str | None, definition: Definition) -> OrderedOffice:
    """The office with this name or in this region, or both.

    Raises UnknownOfficeError where there is no such region, where the name is another region's office, and where it is
    nearly one: then the sentence names those that may be meant. A name like no other is taken as it is; of a definition
    that does not name its offices freely it is remarked on.
    """
    given = find_region(region) if region is not None else None
    if not (name and name.strip()):
        return OrderedOffice(name, given.code if given else None)
    known = find_office(name, definition)
    meant = (known,) if known else likely_offices(name, definition)
    if given and meant and given not in meant:
        raise _other_office(name, given, meant, definition)
    if settled := known or given:
        return OrderedOffice(name, settled.code)
    if meant:
        raise _unknown(name, meant, definition)
    return OrderedOffice(name, None, None if names_offices_freely(definition) else _AS_TYPED.filled(name=name))


def _unknown(name: str, meant: Sequence[Region], definition: Definition) -> UnknownOfficeError:
    codes = [f"--region {each.code}" for each in meant]
    said = _MEANT.filled(name=name, offices=_either(_offices(meant, definition)), codes=_either(codes))
    return UnknownOfficeError(said.id, said.en)


def _other_office(name: str, given: Region, meant: Sequence[Region], definition: Definition) -> UnknownOfficeError:
    said = _DISAGREE.filled(
        region=given.code,
        given=short_office_name(given, definition),
        name=name,
        offices=_either(_offices(meant, definition)),
    )
    return UnknownOfficeError(said.id, said.en)


def _offices(regions: Sequence[Region], definition: Definition) -> list[str]:
    return [f"{short_office_name(each, definition)} ({each.code})" for each in regions]


def _either(names: Sequence[str]) -> Text:
    *first, last = names
    return Text(*(f"{', '.join(first)}{word}{last}" if first else last for word in (" atau ", " or ")))


_MEANT = Text(
    'Kantor "{name}" tidak dikenal. Apakah maksudnya {offices}? Pakai {codes}.',
    'The office "{name}" is not known. Do you mean {offices}? Use {codes}.',
)
_DISAGREE = Text(
    'Kode {region} adalah {given}, sedangkan "{name}" adalah {offices}. Pakai salah satu saja: --region atau --office.',
    'The code {region} is {given}, but "{name}" is {offices}. Use only one of them: --region or --office.',
)
_AS_TYPED = Text(
    'Kantor "{name}" tidak ada di daftar kantor, jadi namanya dipakai seperti yang diketik.',
    'The office "{name}" is in no list of offices, so its name is used as it was typed.',
)
