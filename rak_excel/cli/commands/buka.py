"""`rak-excel buka`: the page in a browser, served on this computer alone."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from rak_excel.cli.options import PATH, teller_options
from rak_excel.cli.speaking import option, speaking
from rak_excel.cli.spoken import say, tell
from rak_excel.language import Text

_OPENED = Text(
    "Halaman dibuka di browser. Kalau tidak muncul, salin alamat ini ke Chrome, Edge, atau Firefox:\n{address}",
    "The page opens in your browser. If it does not appear, copy this address into Chrome, Edge or Firefox:\n{address}",
)
_ENDS = Text(
    "Biarkan jendela ini terbuka. Program berhenti sendiri dua menit setelah halamannya ditutup.",
    "Leave this window open. The program ends by itself two minutes after the page is closed.",
)
_NO_FOLDER = Text(
    "{path} adalah file. Sebut foldernya, atau buka tanpa folder lalu seret file itu ke halaman.",
    "{path} is a file. Name its folder, or open without one and drop the file on the page.",
)


@speaking(
    "buka",
    "rak-excel buka",
    "rak-excel buka kiriman",
    id="Buka halaman untuk membuat format, mengecek, menggabung, dan merekap di browser; tidak ada yang keluar dari komputer ini.",
    en="Open the page that makes forms, checks, merges and rolls up in a browser; nothing leaves this computer.",
)
@click.argument("folder", required=False, metavar="[FOLDER]", type=PATH)
@option("--no-browser", is_flag=True, id="Tampilkan alamatnya saja.", en="Show the address only.")
@teller_options
def command(folder: Path | None, *, no_browser: bool, force: bool, quiet: bool) -> None:  # noqa: ARG001 - every command takes it
    # Imported here: a server is nothing that other commands need.
    from rak_excel.desk.server import DeskServer
    from rak_excel.errors import MissingPathError
    from rak_excel.system.folders import is_folder, missing

    if folder is not None and not is_folder(folder):
        raise MissingPathError.about(folder, _NO_FOLDER) if folder.is_file() else missing(folder)
    with DeskServer(folder) as server:
        say(_OPENED.filled(address=server.address))
        tell(_ENDS, quiet=quiet)
        if not no_browser:
            webbrowser.open(server.address)
        server.serve()
