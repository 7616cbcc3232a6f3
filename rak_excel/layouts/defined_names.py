"""The defined names by which a workbook of ours says which template it was made from."""

from __future__ import annotations

TEMPLATE_NAME = "RAK_TEMPLATE"  # its id and version
DIGEST_NAME = "RAK_DEFINITION"  # the digest of the definition on the hidden sheet


MARK = "_rekap"  # the hidden sheet by which a roll-up is known
