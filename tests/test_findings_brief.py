"""Findings as messages for WhatsApp: short, one for each unit, the most urgent first, the rest counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.cli import main
from rak_excel.language import Language, Text
from rak_excel.model import Cell, Finding, Plan, Severity, Source
from rak_excel.reading import read_plans
from rak_excel.reports.findings_brief import Message, messages
from rak_excel.rules.check import check
from rak_excel.workbooks.letters.text import LONGEST, length
from tests.test_rules_clean_plan import SUB_KEUANGAN, clean_rows, plan_from

ROOT = Path(__file__).parent.parent
SUBMISSIONS = ROOT / "examples" / "lombok-timur-2020" / "submissions"
KEUANGAN = "RAK 2020 - 5203 Lombok Timur - Subbag Keuangan Umum Logistik.xlsx"
LATER = "Kecocokan sheet Komisi dan Sekretariat serta kelengkapan rencana dicek setelah semua kiriman digabung."


def unit_plan(file: str = "a.xlsx") -> Plan:
    return replace(plan_from(clean_rows(), submitter=SUB_KEUANGAN), source=Source(file, "0"))


def finding(
    severity: Severity = Severity.ERROR,
    *,
    code: str = "RAK501",
    at: str = "J9",
    said: str = "Pelaksana belum diisi.",
    hint: str = "Pilih pelaksananya.",
    file: str = "a.xlsx",
) -> Finding:
    cell = Cell("Komisi", int(at[1:]), at[0]) if at else None
    text = Text(said, "The executor is blank.")
    return Finding(code, "some-rule", severity, file, text, Text(hint, "Choose."), cell, "Komisi" if at else None)


def text_of(
    *findings: Finding, plan: Plan | None = None, language: Language = "id", least: Severity = Severity.WARNING
) -> str:
    (made,) = messages(findings, [plan or unit_plan()], language, least=least)
    return made.text


def real_messages() -> list[Message]:
    reading = read_plans(SUBMISSIONS)
    return list(messages(check(reading.plans, reading.unread), reading.plans, "id"))


def test_what_a_cell_holds_turns_no_word_bold_struck_out_or_code() -> None:
    text = text_of(finding(said="Target *80* _persen_ ~lama~ `x`."))

    assert "Target •80• -persen- -lama- 'x'. Pilih pelaksananya." in text


def test_a_message_has_unit_file_verdict_and_what_to_do_with_sheet_and_cell() -> None:
    assert text_of(finding(), finding(Severity.WARNING, code="RAK220", at="E9", said="Teks terpotong.")) == (
        "*Subbag Keuangan Umum Logistik*\n"
        "RAK 2020 KPU Kabupaten Lombok Timur\n"
        "File: a.xlsx\n"
        "\n"
        "*BELUM SIAP: 1 isian wajib diperbaiki, 1 perlu dicek*\n"
        "\n"
        "Wajib diperbaiki:\n"
        "1. Sheet Komisi, sel J9: Pelaksana belum diisi. Pilih pelaksananya.\n"
        "\n"
        "Perlu dicek:\n"
        "2. Sheet Komisi, sel E9: Teks terpotong. Pilih pelaksananya.\n"
        "\n"
        f"{LATER}"
    )


def test_a_message_in_english() -> None:
    text = text_of(finding(at="J9"), finding(at="J10"), language="en")
    assert "1. Sheet Komisi, cell J9 to J10: The executor is blank. Choose." in text
    assert "checked when all submissions are merged." in text


def test_a_whole_plan_has_the_name_of_its_office_and_nothing_that_is_checked_later() -> None:
    text = text_of(finding(), plan=replace(plan_from(clean_rows()), source=Source("a.xlsx", "0")))
    assert text.startswith("*KPU Kabupaten Lombok Timur*\nRAK 2020\nFile: a.xlsx\n")
    assert "digabung" not in text


def test_nothing_to_correct_is_said_with_what_was_checked_and_what_is_checked_later() -> None:
    text = text_of(finding(Severity.INFO))
    assert text.endswith(
        "*SIAP DIKIRIM*\n\nTidak ada yang perlu diperbaiki.\n"
        f"Identitas, kegiatan, target, jadwal, dan pelaksana sudah dicek.\n{LATER}"
    )


def test_where_only_some_rules_were_checked_the_message_claims_no_more_than_that() -> None:
    (made,) = messages([], [unit_plan()], "id", some_rules=True)
    assert "Tidak semua aturan dicek." in made.text
    assert "sudah dicek" not in made.text
    assert "Tidak ada yang perlu" not in made.text


def test_what_keeps_a_sheet_from_being_read_comes_before_what_is_met_often_and_that_before_what_to_check() -> None:
    found = [
        finding(Severity.WARNING, code="RAK003", at="A1", said="C."),
        finding(at="J9", said="B."),
        finding(at="J10", said="B."),
        finding(code="RAK301", at="D9", said="D."),
        finding(code="RAK002", at="", said="A."),
    ]
    assert re.findall(r"^(\d)\. .*?([A-D])\. Pilih", text_of(*found), re.MULTILINE) == [
        ("1", "A"),
        ("2", "B"),
        ("3", "D"),
        ("4", "C"),
    ]


def test_what_one_rule_finds_in_several_cells_is_one_item() -> None:
    found = [finding(at=f"J{row}") for row in (9, 10, 11, 14)]
    assert "1. Sheet Komisi, sel J9 sampai J11, J14: Pelaksana belum diisi." in text_of(*found)
    others = [finding(at="J9"), finding(at="J10", said='Pelaksana "X" tidak ada di daftar.')]
    assert "belum diisi. Pilih pelaksananya. Lihat juga sel J10." in text_of(*others)
    again = [finding(at="J9"), finding(at="J9", said='Pelaksana "X" tidak ada di daftar.')]
    assert "belum diisi. Pilih pelaksananya. Ada catatan lain di tempat itu." in text_of(*again)


def test_what_does_not_fit_is_counted_so_that_nothing_is_missing_from_the_verdict() -> None:
    errors = [finding(code=f"RAK3{nth:02}", at=f"D{nth}", said="Target " + "x" * 90) for nth in range(10, 30)]
    warnings = [finding(Severity.WARNING, code="RAK220", at="E9")] * 3
    text = text_of(*errors, *warnings)
    told = len(re.findall(r"^\d+\. ", text, re.MULTILINE))
    assert "*BELUM SIAP: 20 isian wajib diperbaiki, 3 perlu dicek*" in text
    assert f"Masih ada {20 - told} isian lain yang wajib diperbaiki dan 3 isian lain yang perlu dicek." in text
    assert 3 <= told < 20


def test_what_is_milder_than_asked_for_is_counted() -> None:
    text = text_of(finding(Severity.WARNING), least=Severity.ERROR)
    assert "1. " not in text
    assert "Masih ada 1 isian lain yang perlu dicek." in text
    assert "Info:\n1. " in text_of(finding(Severity.INFO), least=Severity.INFO)


@pytest.mark.parametrize("more", [0, 1])
def test_a_message_is_filled_up_to_its_last_letter_and_never_beyond(more: int) -> None:
    room = LONGEST - length(text_of(finding(), finding(code="RAK601", said="")))
    text = text_of(finding(), finding(code="RAK601", said="x" * (room + more - 1)))  # the space before the hint
    assert length(text) == LONGEST if more == 0 else length(text) < LONGEST
    assert ("2. " in text) == (more == 0)


def test_the_first_item_is_cut_where_it_alone_is_too_long() -> None:
    text = text_of(finding(said="Pelaksana " + "x" * 3000), finding(code="RAK999"))
    assert length(text) == LONGEST
    assert " …\n" in text
    assert "Masih ada 1 isian lain yang wajib diperbaiki." in text


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Severity)),
            st.sampled_from(["RAK001", "RAK104", "RAK304", "RAK501"]),
            st.integers(1, 999),
            st.text(max_size=400),
            st.text(max_size=400),
        ),
        max_size=40,
    ),
    st.text(min_size=1, max_size=300),
)
def test_no_message_is_longer_than_promised_and_its_numbers_add_up(
    found: list[tuple[Severity, str, int, str, str]], name: str
) -> None:
    plan = unit_plan(f"{name}.xlsx")
    unit = plan.identity.submitter
    assert unit is not None
    odd = replace(plan, identity=replace(plan.identity, submitter=replace(unit, name=name, unit=None, group=None)))
    listed = [
        finding(severity, code=code, at=f"D{row}", said=said, hint=hint, file=plan.source.file)
        for severity, code, row, said, hint in found
    ]
    assert length(text_of(*listed, plan=odd, least=Severity.INFO)) <= LONGEST


def test_two_files_of_one_unit_are_one_message_that_names_them() -> None:
    plans = [unit_plan("a.xlsx"), unit_plan("b.xlsx")]
    (made,) = messages([finding(file="b.xlsx")], plans, "id")
    assert "File: a.xlsx, b.xlsx\n" in made.text
    assert "1. File b.xlsx, sheet Komisi, sel J9: Pelaksana" in made.text


def test_every_unit_of_the_real_plan_has_a_message_that_fits() -> None:
    made = real_messages()
    assert len(made) == len(read_plans(SUBMISSIONS).plans)
    assert all(length(each.text) <= LONGEST for each in made)
    assert len({each.name for each in made}) == len(made)


# The command


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--lang", "id", *map(str, arguments)], catch_exceptions=False)


def test_messages_are_printed_apart_from_each_other() -> None:
    result = run("check", SUBMISSIONS, "--brief")
    assert result.exit_code == 1
    assert result.stdout.strip().split(f"\n\n{'─' * 20}\n\n") == [each.text for each in real_messages()]
    assert result.stderr == ""


def test_a_folder_gets_a_text_file_for_each_unit_and_none_is_replaced_unasked(tmp_path: Path) -> None:
    result = run("check", SUBMISSIONS, "--brief", "-o", tmp_path / "pesan")
    name = "Pesan RAK 2020 - 5203 Kabupaten Lombok Timur - Subbag Keuangan Umum Logistik.txt"
    assert all(len(each.read_bytes().decode()) <= LONGEST for each in (tmp_path / "pesan").iterdir())
    content = (tmp_path / "pesan" / name).read_bytes()
    assert content.startswith(b"*Subbag Keuangan Umum Logistik*\r\n")
    assert "10 pesan disimpan di" in result.stderr
    assert len(list((tmp_path / "pesan").iterdir())) == 10
    again = CliRunner().invoke(main, ["check", str(SUBMISSIONS), "--brief", "-o", str(tmp_path / "pesan")])
    assert again.exit_code != 0
    assert "--force" in str(again.exception)
    assert run("check", SUBMISSIONS, "--brief", "-o", tmp_path / "pesan", "--force").exit_code == 1


def test_a_file_that_is_no_plan_has_a_message_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.4")
    text = run("check", tmp_path, "--brief").stdout
    assert text.startswith(
        "*File yang tidak terbaca*\n\n*BELUM SIAP: 1 isian wajib diperbaiki*\n\nWajib diperbaiki:\n1. "
    )
    assert "1. File surat.pdf: File tidak terbaca." in text


def test_messages_are_text_and_no_other_format() -> None:
    result = run("check", SUBMISSIONS / KEUANGAN, "--brief", "--format", "csv")
    assert result.exit_code == 2
    assert "--brief menghasilkan teks. Hapus --format csv." in result.stderr
