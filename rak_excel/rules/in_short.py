"""What each rule finds, in one sentence that needs no cell: for counts and lists of kinds of findings."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.language import Text

IN_SHORT: Mapping[str, Text] = {
    "RAK001": Text("File tidak terbaca.", "The file cannot be read."),
    "RAK002": Text("File tidak memuat tabel rencana aksi.", "The file has no table of an action plan."),
    "RAK003": Text(
        "Salah satu bagian rencana tidak ada dalam filenya.", "One part of the plan is missing from the file."
    ),
    "RAK004": Text("Ada kolom yang tidak ditemukan di tabel.", "A column is missing from the table."),
    "RAK005": Text(
        "Ada isian di luar kolom rencana, jadi tidak ikut dibaca.",
        "Entries stand outside the columns of the plan and were not read.",
    ),
    "RAK006": Text("Ada kolom di luar format isian.", "There are columns that the template does not have."),
    "RAK007": Text(
        "Rumus belum pernah dihitung, jadi nilainya tidak diketahui.",
        "A formula was never calculated, so its value is not known.",
    ),
    "RAK008": Text("Sel berisi kesalahan rumus, misalnya #REF!.", "A cell holds an error of a formula, such as #REF!."),
    "RAK009": Text(
        "Isian bisa berarti dua hal; tulis supaya artinya satu.",
        "An entry can mean two things; write it so that it means one.",
    ),
    "RAK010": Text("File dibuat dari format lama.", "The file was made from an older template."),
    "RAK011": Text("Ada baris yang tersalin dua kali.", "A row was copied and stands twice."),
    "RAK012": Text(
        "Isian dirapikan saat dibaca, misalnya spasi atau bentuk centang.",
        "Entries were put right while reading, such as spaces or ticks.",
    ),
    "RAK013": Text(
        "Keterangan tentang filenya, tanpa yang perlu diperbaiki.", "Something about the file, with nothing to correct."
    ),
    "RAK014": Text("Ada sheet yang belum diisi sama sekali.", "A sheet has not been filled in at all."),
    "RAK015": Text("Belum ada satu pun baris yang diisi.", "No row has been filled in yet."),
    "RAK016": Text(
        "Isian dibaca dengan satu arti, padahal bisa juga berarti lain.",
        "An entry was read in one way, but may mean something else.",
    ),
    "RAK017": Text("Ada tabel yang tidak dibaca.", "A table was not read."),
    "RAK018": Text("Sheet identitas satker dihapus dari file.", "The identity sheet was deleted from the file."),
    "RAK019": Text(
        "Yang dikirim Perjanjian Kinerja, bukan rencana aksi.",
        "What was sent is a Perjanjian Kinerja, not an action plan.",
    ),
    "RAK020": Text(
        "Ada kolom yang tidak dibaca karena kolom lain yang dipakai.",
        "A column was not read because another one was used.",
    ),
    "RAK021": Text(
        "Isian di baris, kolom, atau sheet tersembunyi ikut dibaca.",
        "Entries in hidden rows, columns or sheets were read too.",
    ),
    "RAK022": Text(
        "Ada baris yang tidak dibaca karena ditandai bukan bagian rencana ini.",
        "Rows were not read because they are marked as not part of this plan.",
    ),
    "RAK023": Text("Beda isian antarfile belum dipilih.", "Differences between the files are not decided yet."),
    "RAK101": Text("Nama satuan kerja belum diisi.", "The name of the office is blank."),
    "RAK102": Text("Nama satuan kerja tidak dikenal.", "The name of the office is not known."),
    "RAK103": Text(
        "Judul sheet menyebut kantor lain dari satuan kerjanya.", "The head of a sheet names another office."
    ),
    "RAK104": Text("Tahun anggaran belum diisi atau bukan tahun.", "The plan year is blank or not a year."),
    "RAK105": Text(
        "Judul sheet menyebut tahun lain dari tahun anggarannya.",
        "The head of a sheet says another year than the plan.",
    ),
    "RAK106": Text("Belum disebut unit mana yang mengisi file.", "The file does not say which unit filled it in."),
    "RAK107": Text(
        "Tempat, tanggal, atau nama penanda tangan belum lengkap.", "Place, date or name of who signs is not complete."
    ),
    "RAK108": Text("Tanggal antarsheet tidak sama.", "The sheets carry different dates."),
    "RAK109": Text("Kode wilayah milik kantor lain.", "The region code is that of another office."),
    "RAK110": Text("NIP tidak terdiri dari 18 angka.", "A NIP does not have 18 digits."),
    "RAK111": Text(
        "Unit yang mengisi file tidak ada di daftar unit.", "The unit that filled in the file is on no list."
    ),
    "RAK112": Text(
        "Tahun file lain dari file-file lain kantor ini.", "The file is of another year than the office's other files."
    ),
    "RAK113": Text(
        "Tempat atau nama penanda tangan belum pasti.", "The place or the name of who signs is not settled yet."
    ),
    "RAK201": Text("Sasaran belum bernomor.", "An objective has no number."),
    "RAK202": Text("Nomor sasaran tidak urut.", "The numbers of the objectives are out of order."),
    "RAK203": Text("Sasaran belum diisi.", "The objective is blank."),
    "RAK204": Text(
        "Indikator belum diisi, padahal kegiatannya ada.", "The indicator is blank, but there is an activity."
    ),
    "RAK205": Text(
        "Indikator belum diisi: kegiatan, jadwal, dan pelaksananya kosong.",
        "An indicator is unfilled: no activity, schedule or executor.",
    ),
    "RAK206": Text("Kegiatan belum diisi.", "The activity is blank."),
    "RAK207": Text("Nomor uraian kegiatan tidak urut.", "The numbers of the activities are out of order."),
    "RAK210": Text("Indikator yang sama tertulis dua kali.", "The same indicator stands twice."),
    "RAK211": Text(
        "Dua indikator hampir sama, mungkin salah ketik.", "Two indicators are almost the same, perhaps by a slip."
    ),
    "RAK212": Text("Uraian kegiatan sama untuk dua indikator.", "Two indicators have the same activities."),
    "RAK213": Text(
        "Indikator belum berupa ukuran: yang tertulis pekerjaannya.", "An indicator is not a measure: it names work."
    ),
    "RAK214": Text(
        "Kolom kegiatan berisi keterangan, bukan kegiatan.", "The column of activities holds an explanation."
    ),
    "RAK215": Text("Dua indikator tampaknya mengukur hal yang sama.", "Two indicators seem to measure the same."),
    "RAK216": Text(
        "Kegiatan pemilihan direncanakan, padahal disebut tidak ada pemilihan.",
        "Work for an election is planned, though none is to be held.",
    ),
    "RAK217": Text(
        "Indikator di baris format isian terhapus atau tertimpa.",
        "The indicator of a row of the template was cleared or overwritten.",
    ),
    "RAK218": Text("Baris indikator dikosongkan.", "The row of an indicator was cleared."),
    "RAK219": Text("Indikator dari daftar tidak ada di sheet.", "An indicator of the list is not on the sheet."),
    "RAK220": Text("Teks tampak terpotong.", "A text seems cut off."),
    "RAK221": Text("Kegiatan menyebut tahun yang sudah lewat.", "Work of a year that is over is named."),
    "RAK222": Text("Nama daerah lain disebut dalam rencana.", "Another region is named in the plan."),
    "RAK223": Text("Ada sisa kode format dalam teks.", "There is left-over markup in a text."),
    "RAK224": Text("Satu kata tertulis dua kali berturut-turut.", "A word is written twice in a row."),
    "RAK225": Text("Ejaan perlu diperbaiki.", "The spelling is to be corrected."),
    "RAK226": Text("Ejaan perlu dilihat lagi.", "The spelling is to be looked at again."),
    "RAK227": Text(
        "Kolom kegiatan berisi sesuatu yang bukan kegiatan.",
        "The column of activities holds something that is no activity.",
    ),
    "RAK301": Text("Target belum diisi.", "The target is blank."),
    "RAK302": Text(
        "Target tidak terbaca sebagai angka dengan satuan, opini, atau predikat.",
        "The target is no number with its unit, opinion or predicate.",
    ),
    "RAK303": Text(
        "Target di baris lanjutan tidak sama dengan baris pertamanya.",
        "A further row of an indicator has another target.",
    ),
    "RAK304": Text(
        "Jenis target tidak cocok dengan indikatornya, misalnya persentase diisi laporan.",
        "The kind of target does not fit its indicator, such as reports for a percentage.",
    ),
    "RAK305": Text(
        "Satuan target lain dari yang dihitung indikatornya.",
        "The unit of the target is not what its indicator counts.",
    ),
    "RAK306": Text("Target persen di luar 0% sampai 100%.", "A percentage lies outside 0% to 100%."),
    "RAK307": Text(
        "Target nol, padahal indikatornya makin tinggi makin baik.", "A target of zero where higher is better."
    ),
    "RAK308": Text("Target di bawah target nasional.", "The target falls short of the national one."),
    "RAK309": Text("Target tidak sama dengan Perjanjian Kinerja.", "The target differs from the Perjanjian Kinerja."),
    "RAK310": Text(
        "Target lain dari angka yang disebut indikatornya.", "The target is not the one that its indicator says."
    ),
    "RAK401": Text("Jadwal belum diisi.", "The schedule is blank."),
    "RAK402": Text("Tanda di jadwal bukan centang yang dikenal.", "A mark in the schedule is not a known tick."),
    "RAK403": Text("Satu sheet memakai beberapa macam centang.", "A sheet uses several kinds of tick."),
    "RAK404": Text("Jadwal diwarnai, tetapi tidak dicentang.", "The schedule is coloured and not ticked."),
    "RAK405": Text(
        "Jadwal diisi nilai target per periode, bukan centang.", "The schedule holds target values by period, no ticks."
    ),
    "RAK406": Text(
        "Semua kegiatan baru dijadwalkan di akhir tahun.", "All activities are scheduled only at the end of the year."
    ),
    "RAK407": Text(
        "Jadwal lain dari waktu yang disebut kegiatannya.", "The schedule differs from the time that the activity says."
    ),
    "RAK501": Text("Pelaksana belum diisi.", "The executor is blank."),
    "RAK502": Text("Pelaksana tidak ada di daftar.", "The executor is on no list."),
    "RAK503": Text("Nama pelaksana belum memakai nama resminya.", "An executor is not written by its official name."),
    "RAK504": Text(
        "Pelaksana milik sheet lain: divisi di sheet sekretariat, atau sebaliknya.",
        "An executor belongs to the other sheet: a division for the secretariat, or the reverse.",
    ),
    "RAK505": Text(
        "Nama pelaksana dari struktur organisasi lain.",
        "An executor's name is from another structure of the organisation.",
    ),
    "RAK506": Text("Pelaksana yang sama tertulis lebih dari sekali.", "The same executor is written more than once."),
    "RAK507": Text("Pelaksana berupa jabatan, bukan unit kerja.", "An executor is a position, not a unit."),
    "RAK509": Text("Kegiatan tampaknya pekerjaan kantor lain.", "An activity seems to be the work of another office."),
    "RAK601": Text(
        "Target untuk pekerjaan yang sama berbeda antarsheet.", "The sheets have different targets for the same work."
    ),
    "RAK602": Text(
        "Triwulan dicentang, tetapi di sheet pasangannya belum dijadwalkan.",
        "A quarter is ticked, but nothing is scheduled then on the other sheet.",
    ),
    "RAK603": Text(
        "Bulan dicentang, tetapi triwulannya tidak dicentang di sheet pasangannya.",
        "A month is ticked, but its quarter is not ticked on the other sheet.",
    ),
    "RAK604": Text(
        "Pelaksana tidak sejalan dengan pelaksana di sheet pasangannya.",
        "The executor does not match the one on the other sheet.",
    ),
    "RAK605": Text(
        "Indikator tidak punya pasangan di sheet lain.", "An indicator has no counterpart on another sheet."
    ),
    "RAK606": Text(
        "Divisi punya rencana, tetapi pendukungnya belum dijadwalkan saat itu.",
        "A division has plans, but nobody who supports it is scheduled then.",
    ),
    "RAK607": Text(
        "Pekerjaan yang sama menyebut tahun berbeda antarsheet.", "The sheets name different years for the same work."
    ),
    "RAK608": Text("Ada unit yang belum punya satu pun kegiatan.", "There are units without any activity."),
}
"""By the code of the rule."""
