"""Sentences of jobs as the page says them: where the command has an option, the page has a field."""

from __future__ import annotations

import re

from rak_excel.language import Language, Text

FIELDS: dict[str, Text] = {
    "--base": Text("Rencana yang direvisi", "The plan that is revised"),
    "--deadline": Text("Batas waktu penyampaian", "The day on which plans are due"),
    "--decisions": Text("Hasil gabungan sebelumnya", "An earlier merged plan"),
    "--previous": Text("Rekap sebelumnya", "The last roll-up"),
    "--province": Text("Provinsi", "Province"),
    "--region": Text("Kode wilayah kantor", "Region code of the office"),
    "--year": Text("Tahun", "Year"),
}
"""What the field of the page is called that stands for an option; `page/scripts/words.js` has the same words."""

_OPTION = re.compile(r"(misalnya |such as )?(?:\bthe )?(--[a-z]+)( \d[\d.]*\d)?")
_FILE_FOR = re.compile(r"(?:pakai|use) (--[a-z]+) (\"[^\"]+\"|[^\s;\"]+)(?=;)")
_CHOSEN_AS = Text('pilih {file} sebagai "{name}"', 'choose {file} as "{name}"')
_FIELD = Text('pilihan "{name}"', 'the field "{name}"')
_COMMAND = re.compile(
    r" ?\((?:lewat perintah|on the command line): [^)]*\)| dengan rak-excel merge| with rak-excel merge"
    r"|^Sheet [\w ]+ baris \d+: |^Sheet [\w ]+, row \d+: | Rekap \.xlsx dipakai dengan rak-excel .*| An \.xlsx roll-up is for rak-excel .*"
)
_MENU = re.compile(r"jawab y di menu, atau pakai |answer y in the menu, or use ")


def in_page(text: Text) -> Text:
    """The sentence with the names of fields in place of options; an option that the page has no field for stays."""
    if not any(each in text.id for each in ("--", "rak-excel", "Sheet ")):
        return text
    return Text(_said(text.id, "id"), _said(text.en, "en"))


def _said(sentence: str, language: Language) -> str:
    def named(found: re.Match[str]) -> str:
        field = FIELDS.get(found[2])
        if field is None:
            return found[0]
        before, value = found[1] or "", found[3] or ""
        if before:  # an example says what may be typed there
            return f"{before}{value.strip()}" if value else found[0]
        return _FIELD.filled(name=field).said(language) + value

    def chosen(found: re.Match[str]) -> str:
        field = FIELDS.get(found[1])
        return _CHOSEN_AS.filled(file=found[2], name=field).said(language) if field else found[0]

    said = _OPTION.sub(named, _FILE_FOR.sub(chosen, _COMMAND.sub("", sentence)))
    return _MENU.sub("pakai " if language == "id" else "use ", said)
