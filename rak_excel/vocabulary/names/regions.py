"""Provinces, regencies and cities: by their codes, and by what people type instead of one."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from rak_excel.advice import for_command
from rak_excel.errors import UnknownOfficeError
from rak_excel.language import Text
from rak_excel.model import Region
from rak_excel.system.folders import TEMPLATES, packaged
from rak_excel.vocabulary.basics.texts import compact, normalised

_LONGEST = 300  # letters of a name
_LIKE = 80.0  # of 100
_FEW = 3  # suggestions of codes
_MOST = 6  # of names
_DIGITS_OF_PROVINCE = 2
_DIGITS_OF_REGION = 4
_SHORT_WORDS = {"kab": "kabupaten", "prov": "provinsi", "kep": "kepulauan"}
_LEAST_INITIALS = 3  # NTB, DKI, DIY
_LEAST_LETTERS = 5  # of a name with a letter wrong
Regions = Mapping[str, Region]


def regions_meant(typed: str, regions: Regions) -> tuple[Region, ...]:
    """The few regions that are likely meant, the likeliest first where one is; () where nothing is like them."""
    if len(typed) > _LONGEST:
        return ()
    if re.search(r"[^\W\d_]", typed):
        return tuple(_by_name(typed, regions)[:_MOST])
    return tuple(regions[code] for code in _codes("".join(re.findall(r"\d", typed)), regions))


def _by_name(typed: str, regions: Regions) -> Sequence[Region]:
    words = [_SHORT_WORDS.get(each, each) for each in normalised(typed).split()]
    return (
        [each for each in regions.values() if " ".join(words) in {_bare(each), normalised(each.name)}]
        or [each for each in regions.values() if set(words) <= set(normalised(each.name).split())]
        or _named_within(words, regions)
        or [each for each in regions.values() if not each.parent and any(_begins(each, word) for word in words)]
        or _alike(words, regions)
    )


def _named_within(words: Sequence[str], regions: Regions) -> list[Region]:
    """The regions of the longest name that stands among other words, `KPU Kabupaten Lombok Timur`; of its kind if said."""
    text = f" {' '.join(words)} "
    found = [each for each in regions.values() if f" {_bare(each)} " in text]
    longest = max((len(_bare(each)) for each in found), default=0)
    named = [each for each in found if len(_bare(each)) == longest]
    kinds = {each: normalised(each.name).split()[0] if each.parent else "provinsi" for each in named}
    return [each for each in named if f" {kinds[each]} {_bare(each)} " in text] or named


def _begins(region: Region, word: str) -> bool:
    """Whether a word is the first letters of a name's words: `ntb`."""
    initials = "".join(word[0] for word in normalised(region.name).split())
    return len(word) >= _LEAST_INITIALS and initials.startswith(word)


def _alike(words: Sequence[str], regions: Regions) -> list[Region]:
    """The regions whose name, with or without its kind, differs in a letter or two from the words or the last of them."""
    names = {each.code: (compact(each.name), _bare(each).replace(" ", "")) for each in regions.values()}
    spelt = {(code, at): name for code, both in names.items() for at, name in enumerate(both)}
    most = max(map(len, spelt.values())) * (200 / _LIKE - 1)  # letters; a longer text is as like to none of the names
    behind = [text for at in range(len(words)) if _LEAST_LETTERS <= len(text := "".join(words[at:])) <= most]
    found = [
        (score, key[0])
        for text in behind
        for _, score, key in process.extract(text, spelt, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=None)
    ]
    best = max((score for score, _ in found), default=0.0)
    return [regions[code] for code in dict.fromkeys(code for score, code in found if score == best)]


def _bare(region: Region) -> str:
    """A name without Kabupaten, Kota or Administrasi, as it is compared."""
    name = region.name.partition(" ")[2].removeprefix("Administrasi ") if region.parent else region.name
    return normalised(name)


def _codes(digits: str, regions: Regions) -> list[str]:
    """`52.3` is 52.03 or 52.30, `52.03.01` is within 52.03; of any other code those nearest to it in its province."""
    province, behind = digits[:_DIGITS_OF_PROVINCE], digits[_DIGITS_OF_PROVINCE:]
    likely = [f"{province}.0{behind}", f"{province}.{behind}0"] if len(behind) == 1 else [f"{province}.{behind[:2]}"]
    if found := [code for code in likely if code in regions]:
        return found
    own = [code for code, each in regions.items() if each.parent == province] if province in regions else []
    if len(digits) != _DIGITS_OF_REGION:
        return []
    return sorted(sorted(own, key=lambda code: abs(int(code[3:]) - int(behind)))[:_FEW])


@cache
def regions() -> dict[str, Region]:
    """All provinces, regencies and cities by code, in the order of their codes (Kemendagri, see the data's licence)."""
    text = (packaged(TEMPLATES) / "regions.csv").read_text(encoding="utf-8")
    listed = sorted(csv.DictReader(text.splitlines()), key=lambda row: row["code"])
    return {row["code"]: Region(row["code"], row["name"], row["parent"]) for row in listed}


NAMED = "@"
"""Before the name of an office outside the list of regions, which stands in the place of a region's code; alone for all of them."""


def code_named(name: str) -> str:
    """What stands in the place of a region's code for an office that is known by its name."""
    return f"{NAMED}{name}"


def is_named(code: str) -> bool:
    """Whether a code stands for an office that is known by its name, or for all of them."""
    return code.startswith(NAMED)


def shown_code(code: str) -> str:
    """The code as it is shown: '' of an office that is known by its name."""
    return "" if is_named(code) else code


def named_or_code(code: str) -> str:
    """The code, or the name of an office that is known by it."""
    return code.removeprefix(NAMED)


def office_at(region: str) -> Region:
    """The region with this code; of an office that is known by its name a region of that name, within all those offices.

    Raises KeyError where there is none.
    """
    if not is_named(region):
        return regions()[region]
    name = region.removeprefix(NAMED)
    return Region(region, name, NAMED if name else "")


def find_region(code: str) -> Region:
    """The region with this code: `52.03`, `5203` or `52`. Raises UnknownOfficeError where there is none."""
    digits = "".join(char for char in code if char.isdigit())
    region = regions().get(f"{digits[:2]}.{digits[2:]}" if len(digits) > 2 else digits)
    if region is None:
        meant = ", ".join(f"{each.code} ({each.name})" for each in regions_meant(code, regions()))
        said = _MEANT if meant and not digits else _NEAR if meant else _NO_REGION
        raise UnknownOfficeError(said.filled(typed=code, meant=meant))
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
_NO_PROVINCE = Text(
    "{code} adalah {name}, bukan provinsi. Pakai kode provinsinya: {option}{province}.",
    "{code} is {name}, not a province. Use the code of its province: {option}{province}.",
).advising(option=for_command("--province ", "--province "))


def provinces_named(codes: Sequence[str]) -> tuple[str, ...]:
    """Province codes as given on a command line, each once; `all` is every province. Raises UnknownOfficeError."""
    if "all" in map(str.casefold, codes):
        return tuple(code for code, region in regions().items() if not region.parent)
    named = {code: find_region(code) for code in codes}
    for code, region in named.items():
        if region.parent:
            raise UnknownOfficeError(_NO_PROVINCE.filled(code=code, name=region.name, province=region.parent))
    return tuple(dict.fromkeys(region.code for region in named.values()))


def regions_of(province: str) -> list[Region]:
    """The regencies and cities of a province, in the order of their codes."""
    return [region for region in regions().values() if region.parent == province]
