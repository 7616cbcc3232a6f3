"""What people are to name or type, for which a command has an option, the menu a question and the page a field."""

from __future__ import annotations

from rak_excel.language import NOTHING, Advice, Text

# What the page calls its fields; `page/scripts/words.js` has the same words.
DUE = Text("Batas waktu penyampaian", "The day on which plans are due")
MERGED_BEFORE = Text("Hasil gabungan sebelumnya", "An earlier merged plan")
OFFICE = Text("Kode wilayah kantor", "Region code of the office")
REPORTED = Text("Rencana yang dilaporkan", "The plan that is reported")
REPORTED_BEFORE = Text("Laporan triwulan sebelumnya", "The report of an earlier quarter")
REVISED = Text("Rencana yang direvisi", "The plan that is revised")
ROLLED_UP = Text("Yang direkap", "What is rolled up")
ROLLED_UP_BEFORE = Text("Rekap sebelumnya", "The last roll-up")
YEAR = Text("Tahun", "Year")
FIELDS = (DUE, MERGED_BEFORE, OFFICE, REPORTED, REPORTED_BEFORE, REVISED, ROLLED_UP, ROLLED_UP_BEFORE, YEAR)


def for_command(indonesian: str, english: str) -> Advice:
    """Words that a command alone has to say."""
    return Advice(indonesian, english, NOTHING, NOTHING)


def in_field(said: Text, field: Text) -> Text:
    """`{said} di pilihan "Tahun"`: what is to be done in a field of the page."""
    return Text(f'{said.id} di pilihan "{field.id}"', f'{said.en} in the field "{field.en}"')


def chosen_as(said: Text, field: Text) -> Text:
    """`{said} sebagai "Rekap sebelumnya"`: which file of the page is to be chosen there."""
    return Text(f'{said.id} sebagai "{field.id}"', f'{said.en} as "{field.en}"')


# Behind what is to be named, as "Pilih nama lain" or "Sebut rencana yang sudah ditandatangani".
WITH_OUTPUT = for_command(" dengan -o", " with -o")
OUTPUT = for_command(" (-o)", " (-o)")
AS_BASE = Advice(" sebagai --base", " as --base", NOTHING, in_field(NOTHING, REVISED))
WITH_BASE = Advice(" dengan --base", " with --base", NOTHING, in_field(NOTHING, REVISED))
AS_FROM = Advice(" sebagai --from", " as --from", NOTHING, in_field(NOTHING, REPORTED))
WITH_FROM = Advice(" dengan --from", " with --from", NOTHING, in_field(NOTHING, REPORTED))
WITH_PREVIOUS = Advice(" dengan --previous", " with --previous", NOTHING, in_field(NOTHING, REPORTED_BEFORE))
# A file that is to be carried on, which fills {named}.
BY_PREVIOUS = Advice(
    " dengan --previous {named}",
    " by --previous {named}",
    Text(" kalau {named} disebut waktu ditanya", " if {named} is named when asked"),
    chosen_as(Text(" kalau {named} dipilih", " if {named} is chosen"), ROLLED_UP_BEFORE),
)
ALSO_DECISIONS = Advice(
    "tambahkan --decisions {named}",
    "add --decisions {named}",
    Text("gabung ke {named} lagi", "merge into {named} again"),
    chosen_as(Text("pilih {named}", "choose {named}"), MERGED_BEFORE),
)
# Where it is told what to do first, or again.
BY_MERGE = for_command(" dengan rak-excel merge", " with rak-excel merge")
BY_CHECK = for_command(": rak-excel check {path}", ": rak-excel check {path}")
SAME_WAY = for_command(
    " (lewat perintah: tambahkan --decisions dan nama file ini)",
    " (on the command line: add --decisions and the name of this file)",
)
