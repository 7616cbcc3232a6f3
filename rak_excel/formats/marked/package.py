"""A package of which some parts change: all others go into the new file as they lie in the old one."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping

from rak_excel.formats.marked.places import RELATIONS, changed, put_last, spans_of
from rak_excel.formats.opened.archive import Archive, damaged
from rak_excel.formats.opened.xlsx.relations import Relation, member_of, relations_in, relations_of
from rak_excel.formats.written.packing import MOMENT

_TYPES, _TYPES_SPACE = "[Content_Types].xml", "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KNOWS_RELATIONS = re.compile(rb"""Extension\s{0,9}=\s{0,9}["']rels["']""", re.IGNORECASE)
_NEW_RELATIONS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONS_SPACE}"></Relationships>'
_FIRST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell
_UTF_8 = 0x800  # of a name, in the flags of a member; the others say how it was packed


class Package:
    """The parts of a package by their members, with those that were put in or taken out since it was opened."""

    def __init__(self, archive: Archive) -> None:
        if archive.doubled:
            raise damaged()
        self.archive = archive
        self._changed: dict[str, bytes] = {}  # by the member's name in small letters, as all here
        self._gone: set[str] = set()
        self._names = {name.lower(): name for name in archive.names}

    def __contains__(self, member: str) -> bool:
        return member.lower() in self._names.keys() - self._gone

    @property
    def members(self) -> list[str]:
        """All of them, in the order of the file."""
        return [name for key, name in self._names.items() if key not in self._gone]

    def read(self, member: str) -> bytes:
        """A part as it is by now; b'' where there is none."""
        key = member.lower()
        return b"" if key in self._gone else self._changed[key] if key in self._changed else self.archive.read(member)

    def put(self, member: str, content: bytes) -> None:
        """Make this the part's content."""
        key = member.lower()
        self._names.setdefault(key, member)
        self._gone.discard(key)
        if member in self.archive and self.archive.read(member) == content:
            self._changed.pop(key, None)
        else:
            self._changed[key] = content

    def remove(self, member: str) -> None:
        """Leave a part out of the new file, and what is said of its kind."""
        self._gone.add(member.lower())
        xml = self.read(_TYPES)
        root = spans_of(xml, "Types", _TYPES_SPACE, budget=self.archive.budget)
        told = [each for each in root.children if each.attributes.get("PartName", "").lower() == f"/{member.lower()}"]
        self.put(_TYPES, changed(xml, [(each.start, each.end, b"") for each in told]))

    def free(self, pattern: str) -> str:
        """The first member of this pattern, `xl/comments{}.xml`, that there is not."""
        taken = {each.lower() for each in self.members}
        return next(name for n in range(1, len(taken) + 2) if (name := pattern.format(n)).lower() not in taken)

    def related(self, member: str) -> Mapping[str, Relation]:
        """What a part refers to, by the names of its relations."""
        return {each.name: each for each in relations_in(self.read(relations_of(member)))}

    def related_as(self, member: str, kind: str) -> list[str]:
        """The members to which a part refers as this kind."""
        return [member_of(member, each.target) for each in self.related(member).values() if each.kind == kind]

    def relate(self, member: str, kind: str, other: str) -> str:
        """Let a part refer to another; the name of the relation."""
        place = relations_of(member)
        if place not in self and not _KNOWS_RELATIONS.search(self.read(_TYPES)):
            self.declare(place, "application/vnd.openxmlformats-package.relationships+xml")
        xml = self.read(place) or _NEW_RELATIONS.encode()
        taken = {each.lower() for each in self.related(member)}
        name = next(name for n in range(1, len(taken) + 2) if (name := f"rIdRak{n}").lower() not in taken)
        target = posixpath.relpath(f"/{other}", posixpath.join("/", posixpath.dirname(member)))
        root = spans_of(xml, "Relationships", _RELATIONS_SPACE, budget=self.archive.budget)
        new = f'<{root.prefix}Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{html.escape(target)}"/>'.encode()
        self.put(place, changed(xml, [put_last(root, new)]))
        return name

    def unrelate(self, member: str, other: str) -> None:
        """Let a part no longer refer to another."""
        place = relations_of(member)
        xml = self.read(place)
        root = spans_of(xml, "Relationships", _RELATIONS_SPACE, budget=self.archive.budget)
        own = [each for each in root.children if member_of(member, each.attributes.get("Target", "")) == other]
        self.put(place, changed(xml, [(each.start, each.end, b"") for each in own]))

    def declare(self, member: str, content_type: str) -> None:
        """Say what kind of part a new one is."""
        xml = self.read(_TYPES)
        root = spans_of(xml, "Types", _TYPES_SPACE, budget=self.archive.budget)
        new = f'<{root.prefix}Override PartName="/{html.escape(member)}" ContentType="{content_type}"/>'
        self.put(_TYPES, changed(xml, [put_last(root, new.encode())]))

    def written(self) -> bytes:
        """The new file: members in their order, the new ones last, what did not change as it is packed already."""
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            for old in self.archive.directory:
                name = old.filename.replace("\\", "/").lstrip("/")
                if name.lower() in self._gone:
                    continue
                info = _like(old)
                if old.is_dir():
                    content = b""
                elif name.lower() in self._changed:
                    info.date_time = MOMENT  # by which a return that nobody saved again is known
                    content = _packed(info, self._changed[name.lower()])
                else:
                    packed = self.archive.packed(name)
                    info.compress_type, info.file_size, info.CRC = packed.method, packed.length, packed.checksum
                    content = packed.content
                _write(archive, whole, info, content)
            for name in self.members:
                if name not in self.archive:
                    info = zipfile.ZipInfo(name, MOMENT)
                    _write(archive, whole, info, _packed(info, self._changed[name.lower()]))
            archive.start_dir = whole.tell()
        return whole.getvalue()


def _like(old: zipfile.ZipInfo) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(old.filename, max(old.date_time, _FIRST))
    info.external_attr, info.create_system, info.flag_bits = (
        old.external_attr,
        old.create_system,
        old.flag_bits & _UTF_8,
    )
    info.file_size = info.CRC = 0  # as of a folder
    return info


def _packed(info: zipfile.ZipInfo, content: bytes) -> bytes:
    info.compress_type, info.file_size, info.CRC = zipfile.ZIP_DEFLATED, len(content), zlib.crc32(content)
    packing = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


def _write(archive: zipfile.ZipFile, whole: io.BytesIO, info: zipfile.ZipInfo, content: bytes) -> None:
    info.compress_size, info.header_offset = len(content), whole.tell()
    whole.writelines((info.FileHeader(), content))
    archive.filelist.append(info)
