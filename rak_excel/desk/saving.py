"""Results saved beside the folder that the page was opened for: none takes the place of a file that somebody may have changed."""

from __future__ import annotations

import hashlib
from itertools import count
from pathlib import Path

from msgspec import Struct

from rak_excel.desk.frames import parts_within
from rak_excel.errors import OutputExistsError
from rak_excel.formats.written.output import output_file
from rak_excel.language import Text

_ENDINGS = {".xlsx", ".xlsm", ".zip"}
_NO_RESULT = Text("{path} bukan hasil dari halaman ini.", "{path} is no result of this page.")


class Saved(Struct):
    """Remembers what was saved where, by its digest: the page may replace that, and nothing else."""

    beside: Path
    digests: dict[Path, str] = {}

    def save(self, name: str, content: bytes) -> str:
        """Save a result; the name that it got. Raises OutputExistsError and OutputBusyError."""
        wanted = Path(parts_within(name)[-1])
        if wanted.suffix.lower() not in _ENDINGS:
            raise OutputExistsError.about(wanted, _NO_RESULT)
        names = (wanted.name if number == 1 else f"{wanted.stem} ({number}){wanted.suffix}" for number in count(1))
        path = next(path for path in (self.beside / each for each in names) if self._is_free(path))
        with output_file(path, force=path in self.digests, suffix=path.suffix) as temporary:
            temporary.write_bytes(content)
        self.digests[path] = hashlib.sha256(content).hexdigest()
        return path.name

    def _is_free(self, path: Path) -> bool:
        """Whether nothing stands there, or what was saved before and is still the same."""
        if not path.exists() and not path.is_symlink():
            return True
        known = self.digests.get(path)
        return known is not None and path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == known
