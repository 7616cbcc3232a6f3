"""Names of offices and regions: KPU Kabupaten Lombok Timur is 52.03."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from rak_excel.model import Definition, Identity, Region
from rak_excel.model.words import OfficeWords, ProvinceWords
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import begins_with, compact, normalised
from rak_excel.vocabulary.names.regions import is_named, regions

_SUGGEST_FROM = 80.0  # of 100
_LONGEST = 300  # letters of an office's name
_LEAST_LETTERS = 5  # of a name that may have a letter wrong
_PROVINCE_BEHIND = re.compile(r"(?P<office>.*[^\s,])[\s,]++(?:provinsi|prov\.?)\s+(?P<province>.+)", re.IGNORECASE)
_OF_REGION = "d"  # daerah
_REGENCY = "Kabupaten"
_FEW = 6  # regions whose names begin alike and that may all be meant


def office_name(region: Region, definition: Definition) -> str:
    """The office's full name as titles have it: `KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR`."""
    return (region.name if is_named(region.code) else _named(region, definition, "title")).upper()


@lru_cache(maxsize=2048)  # all regions of a definition or three
def short_office_name(region: Region, definition: Definition) -> str:
    """The office's name as sentences have it: `KPU Kabupaten Lombok Timur`."""
    return region.name if is_named(region.code) else _named(region, definition, "short")


@lru_cache(maxsize=2048)
def region_name(region: Region, definition: Definition) -> str:
    """The region as offices name it: `Kota Jakarta Timur` for `Kota Administrasi Jakarta Timur`."""
    name = region.name
    if is_named(region.code):
        return name
    for old, new in definition.offices.replacements.items():
        name = name.replace(old, new)
    return name


def province_named(region: str, definition: Definition) -> str:
    """A province as headings name it; all offices that are known by their names by the agency's."""
    return definition.offices.title if is_named(region) else region_name(regions()[region], definition)


def place_name(region: Region, definition: Definition) -> str:
    """The region as headings have room for: `Lombok Timur`, `Kota Bima`. Only 26 names are both a regency and a city."""
    name = region_name(region, definition)
    return name if is_named(region.code) else name.removeprefix(f"{_REGENCY} ")


def find_office(name: str, definition: Definition) -> Region | None:
    """The region whose office has this name, in full or short, with or without SEKRETARIAT; None where none has it.

    A name without Kabupaten, Kota or Provinsi is taken only behind the agency's own words, and where one region alone
    has it, `KPU Lombok Timur`: 26 names are both a regency and a city.
    """
    if len(name) > _LONGEST:
        return None
    found = _offices(definition).get(_office_words(name, definition))
    if found is None and begins_with_office(name, definition):
        found = _only(_bare_names(definition).get(_office_words(name, definition), ()))
    if found is None and "prov" in name.casefold() and (behind := _PROVINCE_BEHIND.match(name)):
        found = find_office(behind["office"], definition)
        province = regions().get(found.province) if found and found.parent else None
        return found if province and compact(province.name) == compact(behind["province"]) else None
    return found


def region_of(identity: Identity, definition: Definition) -> Region | None:
    """The region of a plan's office: by its name, and where that is not known by its code."""
    named = find_office(identity.office, definition) if identity.office else None
    return named or regions().get(identity.region or "")


def likely_offices(name: str, definition: Definition) -> tuple[Region, ...]:
    """Suggestions for a name that is not known: all regions of that name, whatever their kind, else the nearest one.

    `KPU Lombok` is the beginning of a few names, which are all meant then. Kabupaten, Kota or Provinsi does not make
    two names alike. Without them a name behind the agency's own words may differ in one letter, `KPU Lombok Timor`.
    """
    if len(name) > _LONGEST:
        return ()
    words, bare = _office_words(name, definition), _bare_names(definition)
    kind = next((each for each in _kinds(definition) if words.startswith(each)), "")
    rest = words.removeprefix(kind)
    if named := bare.get(words) or bare.get(rest):
        return named
    said = _names_agency(name, definition)
    if (said or kind) and (begun := _beginning(rest, kind, definition)):
        return begun
    if said and not kind and (near := _one_letter_off(rest, bare)):
        return bare[near]
    beginnings = kind or ("" if said else tuple(_kinds(definition)))
    # Where nothing says that it is an office of ours, a province's bare name is too short to be like: `Balai X`, Bali.
    listed = _offices(definition).items()
    offices = {office.removeprefix(kind): region for office, region in listed if office.startswith(beginnings)}
    found = process.extractOne(rest, list(offices), scorer=fuzz.ratio, score_cutoff=_SUGGEST_FROM)
    return (offices[found[0]],) if found else ()


def _beginning(words: str, kind: str, definition: Definition) -> tuple[Region, ...]:
    """The regions, of this kind if one is said, whose names begin with these words; () where they are many."""
    begun = _beginnings(definition).get(words, ())
    own = tuple(each for each in begun if compact(region_name(each, definition)).startswith(kind))
    return own if len(own) <= _FEW else ()


@lru_cache(maxsize=16)
def _beginnings(definition: Definition) -> dict[str, tuple[Region, ...]]:
    """The regions whose name, without its kind, begins with these words and goes on."""
    begun: dict[str, tuple[Region, ...]] = {}
    for region in regions().values():
        words = region_name(region, definition).split()[1 if region.parent else 0 :]
        for count in range(1, len(words)):
            start = compact(" ".join(words[:count]))
            begun[start] = (*begun.get(start, ()), region)
    return begun


def _names_agency(name: str, definition: Definition) -> bool:
    return any(f" {each} " in f" {normalised(name)} " for each in office_spellings(definition))


def _one_letter_off(name: str, bare: Mapping[str, object]) -> str | None:
    cutoff = 1 if len(name) >= _LEAST_LETTERS else 0
    found = process.extractOne(name, list(bare), scorer=DamerauLevenshtein.distance, score_cutoff=cutoff)
    return found[0] if found else None


def names_offices_freely(definition: Definition) -> bool:
    """Whether a definition leaves it open how its offices are named after regions, as another agency's may."""
    return not definition.offices.provinces and not definition.offices.replacements


@remembered(1024)
def offices_named(text: str, definition: Definition, *, bare: bool) -> tuple[Region, ...]:
    """The regions whose office, or if `bare` whose name or code, a text is: one, or two of one name; () for none."""
    words = normalised(text)
    named = _names_agency(text, definition)
    if not (bare or named or words.startswith(("kabupaten ", "kab ", "kota ", "provinsi ", "prov "))):
        return ()
    if found := find_office(text, definition) or regions().get(text.strip()):
        return (found,)
    return _bare_names(definition).get(_office_words(text, definition), ()) if bare or named else ()


def names_province_of(text: str, region: Region, definition: Definition) -> bool:
    """Whether a line is the province that a region is in, by its name or by its first letters: `PROV. NTB`."""
    province, word = regions().get(region.province), definition.offices.province_word
    if province is None or not begins_with(text, (normalised(word), "prov")):
        return False
    said = " ".join(normalised(text).split()[1:])
    return said in (normalised(province.name), "".join(each[0] for each in normalised(province.name).split()))


def _only(found: Sequence[Region]) -> Region | None:
    return found[0] if len(found) == 1 else None


def only_office_named(text: str, definition: Definition) -> Region | None:
    """The region whose office a line names; `KPU Lombok Timur` is the regency's, for no city has that name."""
    return _only(offices_named(text, definition, bare=False))


def short_for(office: str, region: str | None, definition: Definition) -> str:
    """What {office} stands for in indicators: the short name of the region's office, else the name as given."""
    if region and region in regions():
        return short_office_name(regions()[region], definition)
    known = find_office(office, definition) if office else None
    return short_office_name(known, definition) if known else office


def _named(region: Region, definition: Definition, field: str) -> str:
    words = definition.offices
    own: OfficeWords | ProvinceWords = words.provinces.get(region.province, words)
    name = region_name(region, definition)
    place = name if region.parent else f"{own.province_word} {name}"
    return " ".join(f"{getattr(own, field)} {place}".split())


@lru_cache(maxsize=16)
def _offices(definition: Definition) -> dict[str, Region]:
    named: dict[str, Region] = {}
    for region in regions().values():
        names = [office_name(region, definition), short_office_name(region, definition)]
        bare = region_name(region, definition)
        # "KPU Jawa Barat" is the province's; "KPU Jambi" may be the city's as well.
        if region.parent or len(_bare_names(definition)[compact(bare)]) == 1:
            names += [f"{definition.offices.title} {each}" for each in (region.name, bare)]
        for name in names:
            named.setdefault(_office_words(name, definition), region)
    return named


@lru_cache(maxsize=16)
def _bare_names(definition: Definition) -> dict[str, tuple[Region, ...]]:
    """The regions of each name without Kabupaten, Kota or Provinsi."""
    named: dict[str, tuple[Region, ...]] = {}
    for region in regions().values():
        name = region_name(region, definition)
        bare = compact(name.partition(" ")[2] if region.parent else name)
        named[bare] = (*named.get(bare, ()), region)
    return named


@lru_cache(maxsize=16)
def _kinds(definition: Definition) -> frozenset[str]:
    """The words before a region's name that tell its kind, as they are compared."""
    first_words = {region_name(region, definition).split()[0] for region in regions().values() if region.parent}
    return frozenset(filter(None, map(compact, {*first_words, definition.offices.province_word})))


def _office_words(name: str, definition: Definition) -> str:
    """The name from after the agency's own words on, without a code behind it; spaces do not count."""
    words = normalised(name)
    for spelling in _spellings_longest_first(definition):
        if f" {spelling} " in f" {words} ":
            words = f" {words} ".split(f" {spelling} ", 1)[1].strip()
            break
    for long, short in (("kab ", "kabupaten "), ("prov ", "provinsi ")):
        if words.startswith(long):
            words = short + words.removeprefix(long)
    name = words.rstrip("0123456789 ")  # `lombok timur` of `lombok timur 656789`
    return compact(name + words[len(name) :].partition(" ")[0])


@lru_cache(maxsize=16)
def _spellings_longest_first(definition: Definition) -> Sequence[str]:
    return sorted(office_spellings(definition), key=len, reverse=True)


@remembered(1024)
def begins_with_office(text: str, definition: Definition) -> bool:
    """Whether a text is an office's name: the agency's own words, and a region."""
    return begins_with(text, office_spellings(definition))


@lru_cache(maxsize=16)
def office_spellings(definition: Definition) -> frozenset[str]:
    """The agency's own words, as they are compared, `komisi pemilihan umum`, `kpu`; KPUD is an office in the regions."""
    words = definition.offices
    own = {normalised(each) for each in (words.title, words.short, *words.spellings)}
    return frozenset(own | {f"{normalised(words.short)}{_OF_REGION}"} if words.short else own)
