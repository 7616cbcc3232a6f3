"""What the file of an office is called: `5203 Lombok Timur`, without what Windows refuses in names."""

from __future__ import annotations

import re

from rak_excel.model import Definition, Region
from rak_excel.vocabulary.names.offices import region_name

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def office_in_names(region: Region, definition: Definition) -> str:
    """How a file names an office: `5203 Lombok Timur`, `5272 Kota Bima`. They sort by the codes of the regions."""
    return f"{region.code.replace('.', '')} {region_name(region, definition).removeprefix('Kabupaten ')}"


def allowed_in_names(words: str) -> str:
    """The words without the signs that Windows refuses in a file's name."""
    return _NOT_IN_NAMES.sub(" ", words).strip(" .")
