"""Sentences of commands as the menu says them: what a command has an option for, the menu asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rak_excel.language import Text

_FILE = r"(\"[^\"]+\"|[^\s;,]*\.\w+)"  # as it would be typed in a command
_END = r"(?=[.,;)]|$)"
_Words = Sequence[tuple[str, str]]

# What stands for the command, and what the menu says; those that know more of a sentence stand before the others.
_ID: _Words = (
    (r" ?\(lewat perintah: [^)]*\)|: rak-excel check [^:]*(?=\.$)| Untuk mencetak konsepnya: rak-excel print .*", ""),
    (
        r" dengan rak-excel merge(?: --from)?| \(rak-excel merge\)|, atau sebutkan, misalnya: rak-excel merge .*(?=\.|$)",
        "",
    ),
    (r", atau (?:tambahkan --year|tambahkan --settings \"[^\"]*\"|gabung dengan --(?:region|year))" + _END, ""),
    (r", atau tambahkan --force untuk \w+(?: lagi)?", ""),
    (r": rak-excel rollup .{1,300} -o NAMA-LAIN\.xlsx", " dengan nama hasil lain"),
    (r"(?<=: )--province (?=\d)", ""),
    (r" \(-o\)| dengan -o" + _END, ""),
    (r"jawab y di menu, atau pakai --previous", "jawab y waktu ditanya"),
    (
        r"Sebutkan (kantor|tahun)nya dengan --(?:region|year), misalnya --\w+ [\d.]*\d",
        r"Taruh kiriman setiap \1 di folder sendiri, lalu gabung lagi",
    ),
    (r"dengan rak-excel rollup --quarter --previous", "waktu merekap laporan triwulan"),
    (r"dengan rak-excel rollup (?:tanpa )?--quarter(?: [1-4])?" + _END, "dari folder tersendiri"),
    (r"dengan --from dan nama rencananya", "dari folder tersendiri"),
    (r"hasil rak-excel rollup --quarter", "hasil rekap laporan"),
    (r"hasil rak-excel rollup", "hasil rekap"),
    (r"dengan --(?:base|from) yang sama dan --decisions " + _FILE, r"ke \1 dengan jawaban yang sama"),
    (r"dengan --decisions " + _FILE, r"ke \1"),
    (r"dengan --decisions" + _END, "lewat pilihan Gabung"),
    (r"Tambahkan --decisions " + _FILE, r"Gabung ke \1 lagi"),
    (r"(?:pakai|tambahkan) --decisions " + _FILE, r"gabung ke \1 lagi"),
    (r"(?:pakai|tambahkan) --\w+ " + _FILE, r"sebut \1 waktu ditanya"),
    (r"Tambahkan --\w+ " + _FILE, r"Sebut \1 waktu ditanya"),
    (r"dengan --\w+ " + _FILE, r"kalau \1 disebut waktu ditanya"),
    (r"pakai --previous" + _END, "sebut filenya waktu ditanya"),
    (r"Tambahkan --deadline" + _END, "Ketik batas waktunya waktu ditanya"),
    (r"jadikan file itu --base revisi berikutnya", "revisi file itu"),
    (r" (?:dengan|sebagai) --\w+" + _END, " waktu ditanya"),
)
_EN: _Words = (
    (r" ?\(on the command line: [^)]*\)|: rak-excel check [^:]*(?=\.$)| To print a draft: rak-excel print .*", ""),
    (
        r" with rak-excel merge(?: --from)?| \(rak-excel merge\)|, or name it, for example: rak-excel merge .*(?=\.|$)",
        "",
    ),
    (r", or (?:add --year|add --settings \"[^\"]*\"|merge with --(?:region|year))" + _END, ""),
    (r", or add --force to \w+(?: it)?(?: again)?", ""),
    (r": rak-excel rollup .{1,300} -o ANOTHER-NAME\.xlsx", " under another name"),
    (r"(?<=: )--province (?=\d)", ""),
    (r" \(-o\)| with -o" + _END, ""),
    (r"answer y in the menu, or use --previous", "answer y when asked"),
    (
        r"Name the (office|year) with --(?:region|year), such as --\w+ [\d.]*\d",
        r"Put the files of each \1 into a folder of their own and merge again",
    ),
    (r"with rak-excel rollup --quarter --previous", "when reports are rolled up"),
    (r"with rak-excel rollup (?:without )?--quarter(?: [1-4])?" + _END, "from a folder of their own"),
    (r"with --from and the name of their plan", "from a folder of their own"),
    (r"that rak-excel rollup(?: --quarter)? wrote", "made by Roll up a province"),
    (r"with the same --(?:base|from) and --decisions " + _FILE, r"into \1 with the same answers"),
    (r"with --decisions " + _FILE, r"into \1"),
    (r", with --decisions" + _END, " with Merge"),
    (r"Add --decisions " + _FILE, r"Merge into \1 again"),
    (r"(?:use|add) --decisions " + _FILE, r"merge into \1 again"),
    (r"(?:use|add) --\w+ " + _FILE, r"name \1 when asked"),
    (r"Add --\w+ " + _FILE, r"Name \1 when asked"),
    (r"(?:with|by) --\w+ " + _FILE, r"if \1 is named when asked"),
    (r"use --previous" + _END, "name the file when asked"),
    (r"Add --deadline" + _END, "Type the date when asked"),
    (r"make that file the --base of the next revision", "revise that file"),
    (r" (?:with|as) --\w+" + _END, " when asked"),
    (r"with --(?:base|from) too", "too when asked"),
)
_HERE = re.compile(r",? (?:dengan|sebagai|with|as) --\w+(?=[.;)]|,(?! misalnya | such as )|$)")


def in_menu(text: Text) -> Text:
    """The sentence without options; an option that the menu has nothing for stays."""
    return Text(_said(text.id, _ID), _said(text.en, _EN))


def about_answer(text: Text) -> Text:
    """What is wrong with an answer, said where the same is asked again at once."""
    return Text(_HERE.sub("", text.id), _HERE.sub("", text.en))


def _said(sentence: str, words: _Words) -> str:
    if not any(each in sentence for each in ("--", " -o", "(-o)", "rak-excel ")):
        return sentence
    for command, menu in words:
        sentence = re.sub(command, menu, sentence)
    return sentence
