"""Writes a picture (PPM) as a small PNG: without the white around it, in the 256 of its colours that are met most.

Each other colour becomes the nearest of these.
"""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

import numpy as np

_COLOURS = 256
_MARGIN = 10  # pixels of white that stay
_WHITE = 255
_STEP = 8  # of a shade


def main(source: Path, target: Path) -> None:
    kind, size, _, pixels = source.read_bytes().split(b"\n", 3)
    assert kind == b"P6"  # noqa: S101 - what pdftoppm writes
    width, height = map(int, size.split())
    picture = _trimmed(np.frombuffer(pixels, np.uint8).reshape(height, width, 3))
    height, width, _ = picture.shape
    # Nearly equal shades as one, so that colours of small things have a place among the many greys of letters.
    picture = np.minimum((picture.astype(int) + _STEP // 2) // _STEP * _STEP, _WHITE).astype(np.uint8)
    seen, which, counts = np.unique(picture.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    palette = seen[np.argsort(-counts, kind="stable")[:_COLOURS]]
    far = ((seen[:, None, :].astype(int) - palette[None].astype(int)) ** 2).sum(axis=2)
    indexed = far.argmin(axis=1).astype(np.uint8)[which.reshape(-1)].reshape(height, width)
    rows = np.insert(indexed, 0, 0, axis=1).tobytes()  # no filter before each row
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    target.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks)))


def _trimmed(picture: np.ndarray) -> np.ndarray:
    rows, columns = np.nonzero((picture < _WHITE).any(axis=2))
    top, left = max(rows.min() - _MARGIN, 0), max(columns.min() - _MARGIN, 0)
    return picture[top : rows.max() + _MARGIN + 1, left : columns.max() + _MARGIN + 1]


def _chunk(named: tuple[bytes, bytes]) -> bytes:
    name, data = named
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
