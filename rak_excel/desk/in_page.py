"""Sentences of jobs as the page says them: where the command has an option, the page has a field."""

from __future__ import annotations

import re

from rak_excel.language import Language, Text
from rak_excel.model.monitoring import Quarter

FIELDS: dict[str, Text] = {
    "--base": Text("Rencana yang direvisi", "The plan that is revised"),
    "--deadline": Text("Batas waktu penyampaian", "The day on which plans are due"),
    "--decisions": Text("Hasil gabungan sebelumnya", "An earlier merged plan"),
    "--from": Text("Rencana yang dilaporkan", "The plan that is reported"),
    "--previous": Text("Rekap sebelumnya", "The last roll-up"),
    "--province": Text("Provinsi", "Province"),
    "--quarter": Text("Yang direkap", "What is rolled up"),
    "--region": Text("Kode wilayah kantor", "Region code of the office"),
    "--year": Text("Tahun", "Year"),
}
"""What the field of the page is called that stands for an option; `page/scripts/words.js` has the same words."""
PREVIOUS_REPORT = Text("Laporan triwulan sebelumnya", "The report of an earlier quarter")
"""What --previous is where reports are made or merged."""

_OPTION = re.compile(r"(misalnya |such as )?(?:\bthe )?(--[a-z]+)( \d[\d.]*\d)?")
_FILE_FOR = re.compile(r"(?:pakai|use) (--[a-z]+) (\"[^\"]+\"|[^\s;\"]+)(?=;)")
_CHOSEN_AS = Text('pilih {file} sebagai "{name}"', 'choose {file} as "{name}"')
_FIELD = Text('pilihan "{name}"', 'the field "{name}"')
_COMMAND = re.compile(
    r" ?\((?:lewat perintah|on the command line): [^)]*\)| dengan rak-excel merge| with rak-excel merge"
    r"|^Sheet [\w ]+ baris \d+: |^Sheet [\w ]+, row \d+: | Rekap \.xlsx dipakai dengan rak-excel .*| An \.xlsx roll-up is for rak-excel .*"
    r"|, atau tambahkan --year(?=\.)|, or add --year(?=\.)|: rak-excel check [^:]*(?=\.$)"
)
_MENU = re.compile(r"jawab y di menu, atau pakai |answer y in the menu, or use ")
_EXAMPLE = re.compile(r", (?:misalnya|for example): rak-excel merge .* --from .*$")
_THERE = Text(' di pilihan "{name}".', ' in the field "{name}".')
_AS = re.compile(r"\b(?:sebagai|as) (--[a-z]+)")
_IN = Text('di pilihan "{name}"', 'in the field "{name}"')
_SAME_FOLDER = re.compile(
    r"Taruh ([^.]{1,60}?) di folder yang sama, atau sebutkan( dengan)?(?=,| --)"
    r"|Put ([^.]{1,60}?) into the same folder, or name it( with)?(?=,| --)"
)
_NO_QUARTER = re.compile(r" (?:dengan|with) rak-excel rollup (?:tanpa|without) --quarter")
_PLANS_THERE = Text(': pilih Rencana aksi di "{name}"', ': choose Action plans in "{name}"')
_OF_QUARTER = re.compile(r" (?:dengan|with) rak-excel rollup --quarter ([1-4])")
_QUARTER_THERE = Text(': pilih Laporan {quarter} di "{name}"', ': choose Reports {quarter} in "{name}"')


def in_page(text: Text, *, of_reports: bool = False) -> Text:
    """The sentence with the names of fields in place of options; an option that the page has no field for stays.

    `of_reports` tells that it is about reports that are made or merged.
    """
    if not any(each in text.id for each in ("--", "rak-excel", "Sheet ")):
        return text
    fields = FIELDS | {"--previous": PREVIOUS_REPORT} if of_reports else FIELDS
    return Text(_said(text.id, "id", fields), _said(text.en, "en", fields))


def _said(sentence: str, language: Language, fields: dict[str, Text]) -> str:
    def named(found: re.Match[str]) -> str:
        field = fields.get(found[2])
        if field is None:
            return found[0]
        before, value = found[1] or "", found[3] or ""
        if before:  # an example says what may be typed there
            return f"{before}{value.strip()}" if value else found[0]
        return _FIELD.filled(name=field).said(language) + value

    def chosen(found: re.Match[str]) -> str:
        field = fields.get(found[1])
        return _CHOSEN_AS.filled(file=found[2], name=field).said(language) if field else found[0]

    def quarter(found: re.Match[str]) -> str:
        told = _QUARTER_THERE.filled(quarter=Quarter(int(found[1])).label, name=fields["--quarter"])
        return told.said(language)

    def within(found: re.Match[str]) -> str:
        return _IN.filled(name=fields[found[1]]).said(language) if found[1] in fields else found[0]

    there, plans = _THERE.filled(name=fields["--from"]), _PLANS_THERE.filled(name=fields["--quarter"])
    sentence = _SAME_FOLDER.sub(_added, sentence)
    said = _OF_QUARTER.sub(quarter, _EXAMPLE.sub(lambda _: there.said(language), sentence))
    said = _AS.sub(within, _NO_QUARTER.sub(lambda _: plans.said(language), said))
    said = _OPTION.sub(named, _FILE_FOR.sub(chosen, _COMMAND.sub("", said)))
    return _MENU.sub("pakai " if language == "id" else "use ", said)


def _added(found: re.Match[str]) -> str:
    """What is put into a folder for the command is added to the files of the page, and chosen there."""
    if found[1]:
        return f"Tambahkan {found[1]}, lalu pilih{' di' if found[2] else ''}"
    return f"Add {found[3]} to the files, then choose it{' in' if found[4] else ''}"
