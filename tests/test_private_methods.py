"""The methods of XlsxWriter that ours take the place of are those that we know: it does not promise to keep them."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator

from rak_excel.formats.written import extended

# The source of each, as it was looked at with XlsxWriter 3.3. Where one is another, look at what ours does instead of it,
# let LibreOffice and the validator try the workbooks, and write down its new digest.
_KNOWN = {
    "Packager._create_package": "771a6f622e3b",
    "Packager._filename": "8c3fa5557538",
    "Workbook._extract_named_ranges": "8d4c77b35ba5",
    "Workbook._get_packager": "62dd831e05d9",
    "Worksheet._calculate_spans": "752d7d74d88d",
    "Worksheet._initialize": "ccf1650fa0bc",
    "Worksheet._opt_close": "0404c0d8160b",
    "Worksheet._opt_reopen": "f037c0643271",
    "Worksheet._prepare_formula": "28917ac4d0b7",
    "Worksheet._write_cell": "31d1fc8c46bd",
    "Worksheet._write_optimized_sheet_data": "4621ead605d2",
    "Worksheet._write_single_row": "350e2bf9afaf",
    "Worksheet._write_string": "5cd6d3669c96",
    "XMLwriter._xml_empty_tag_unencoded": "6de4caf7db8d",
    "XMLwriter._xml_formula_element": "af6f3ff0741a",
    "XMLwriter._xml_start_tag_unencoded": "0a5328787c84",
}


def _replaced() -> Iterator[tuple[str, str]]:
    """The private methods of XlsxWriter that our classes have too, with the digest of their source."""
    for _, own in inspect.getmembers(extended, inspect.isclass):
        theirs = [base for base in own.__mro__[1:] if base.__module__.startswith("xlsxwriter")]
        for name in vars(own) if own.__module__ == extended.__name__ else ():
            base = next((each for each in theirs if inspect.isfunction(vars(each).get(name))), None)
            if base and name.startswith("_") and not name.startswith("__"):
                source = inspect.getsource(vars(base)[name])
                yield f"{base.__name__}.{name}", hashlib.sha256(source.encode()).hexdigest()[:12]


def test_the_private_methods_of_xlsxwriter_that_are_replaced_are_as_they_were_when_we_looked() -> None:
    assert dict(_replaced()) == _KNOWN
