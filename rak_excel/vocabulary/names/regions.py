"""Provinces, regencies and cities by their codes: 52.03 is Kabupaten Lombok Timur."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache

from rak_excel.definitions.loading import TEMPLATES
from rak_excel.errors import UnknownOfficeError
from rak_excel.language import Text
from rak_excel.model import Region
from rak_excel.system.packaged import packaged
from rak_excel.vocabulary.names.regions_meant import regions_meant

_ALL = "all"


@cache
def regions() -> dict[str, Region]:
    """All provinces, regencies and cities by code, in the order of their codes (Kemendagri, see the data's licence)."""
    text = (packaged(TEMPLATES) / "regions.csv").read_text(encoding="utf-8")
    listed = sorted(csv.DictReader(text.splitlines()), key=lambda row: row["code"])
    return {row["code"]: Region(row["code"], row["name"], row["parent"]) for row in listed}


def find_region(code: str) -> Region:
    """The region with this code: `52.03`, `5203` or `52`. Raises UnknownOfficeError where there is none."""
    digits = "".join(char for char in code if char.isdigit())
    region = regions().get(f"{digits[:2]}.{digits[2:]}" if len(digits) > 2 else digits)
    if region is None:
        meant = ", ".join(f"{each.code} ({each.name})" for each in regions_meant(code, regions()))
        said = _MEANT if meant and not digits else _NEAR if meant else _NO_REGION
        told = said.filled(typed=code, meant=meant)
        raise UnknownOfficeError(told.id, told.en)
    return region


_MEANT = Text(
    '"{typed}" bukan kode wilayah. Mungkin maksudnya {meant}.',
    '"{typed}" is not the code of a region. Perhaps you mean {meant}.',
)
_NEAR = Text(
    "Kode wilayah {typed} tidak ada. Mungkin maksudnya {meant}.",
    "There is no region {typed}. Perhaps you mean {meant}.",
)
_NO_REGION = Text(
    "Kode wilayah {typed} tidak ada. Pakai kode Kemendagri, misalnya 52 (NTB) atau 52.03 (Kabupaten Lombok Timur).",
    "There is no region {typed}. Use a Kemendagri code, such as 52 (NTB) or 52.03 (Kabupaten Lombok Timur).",
)


def provinces_named(codes: Sequence[str]) -> tuple[str, ...]:
    """Province codes as given on a command line, each once; `all` is every province. Raises UnknownOfficeError."""
    if _ALL in map(str.casefold, codes):
        return tuple(code for code, region in regions().items() if not region.parent)
    named = {code: find_region(code) for code in codes}
    for code, region in named.items():
        if region.parent:
            raise UnknownOfficeError(
                f"{code} adalah {region.name}, bukan provinsi. Pakai kode provinsinya: --province {region.parent}.",
                f"{code} is {region.name}, not a province. Use the code of its province: --province {region.parent}.",
            )
    return tuple(dict.fromkeys(region.code for region in named.values()))


def regions_of(province: str) -> list[Region]:
    """The regencies and cities of a province, in the order of their codes."""
    return [region for region in regions().values() if region.parent == province]
