"""What the menu asks of an office: its budget year, its region, its province; each answer is checked at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask
from rak_excel.cli.options import YEAR_LIMITS, YEARS
from rak_excel.cli.spoken import say
from rak_excel.errors import UnknownOfficeError
from rak_excel.language import Text
from rak_excel.model import Region

_LETTERS = re.compile(r"[^\W\d_]")
_IN_FIGURES = Text("Ketik tahunnya dengan angka, misalnya {year}.", "Type the year in figures, such as {year}.")
_OTHER_YEAR = Text("{limits}, misalnya {year}.", "{limits}, such as {year}.")
_BLANK = Text("{what} belum diketik. Ketik misalnya {example}.", "{what} was not typed. Type {example}, for example.")
_REGION = Text("Kode wilayah", "The region code")
_PROVINCE = Text("Kode provinsi", "The province code")
_IS_IT = Text("Apakah maksudnya {name} ({code})? (y/t)", "Do you mean {name} ({code})? (y/n)")
_TYPE_CODE = Text("Ketik kodenya, misalnya {example}.", "Type the code, such as {example}.")
_NO_PROVINCE = Text(
    "{name} bukan provinsi. Ketik kode provinsinya: {code}.",
    "{name} is not a province. Type the code of its province: {code}.",
)


def year() -> str:
    next_year = str(datetime.datetime.now().astimezone().year + 1)  # plans are made for the year to come

    def understood(typed: str) -> str:
        from rak_excel.vocabulary.basics.times import year_answered

        found = typed if re.fullmatch(r"\d{1,18}", typed) else str(year_answered(typed.rstrip(".")) or "")
        if found and YEARS[0] <= int(found) <= YEARS[1]:
            return found
        in_words = _LETTERS.search(typed) and not re.search(r"\d", typed)
        said = _IN_FIGURES if in_words else _OTHER_YEAR
        raise AnswerError(said.filled(limits=YEAR_LIMITS, year=next_year))

    return ask(Text("Tahun anggaran", "Budget year"), understood, default=next_year)


def region() -> Region:
    return _told(Text("Kode wilayah kantor, misalnya 52.03", "Region code of the office, such as 52.03"), _any)


def province() -> Region:
    return _told(Text("Kode provinsi, misalnya 52", "Province code, such as 52"), _province)


def _told(question: Text, understood: Callable[[str], Region]) -> Region:
    found = ask(question, understood)
    say(f"  {found.name}")
    return found


def _any(typed: str) -> Region:
    return _known(typed, _REGION, "52.03")


def _province(typed: str) -> Region:
    found = _known(typed, _PROVINCE, "52")
    if found.parent:
        raise AnswerError(_NO_PROVINCE.filled(name=found.name, code=found.parent))
    return found


def _known(typed: str, what: Text, example: str) -> Region:
    """The region with this code; of a name that one region alone has, that one, once the user has said so."""
    # Imported here: the questions before need not wait for the list.
    from rak_excel.vocabulary.names.regions import find_region, regions, regions_meant

    if not typed:
        raise AnswerError(_BLANK.filled(what=what, example=example))
    try:
        return find_region(typed)
    except UnknownOfficeError:
        provinces = {code: each for code, each in regions().items() if not each.parent}
        meant = (regions_meant(typed, provinces) if what is _PROVINCE else ()) or regions_meant(typed, regions())
        if len(meant) != 1:
            raise
    if agreed(_IS_IT.filled(name=meant[0].name, code=meant[0].code)):
        return meant[0]
    raise AnswerError(_TYPE_CODE.filled(example=example))
