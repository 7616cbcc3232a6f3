"""Parts that XlsxWriter does not write, put into a workbook: talks at cells, controls, links, a pivot table, newer features."""

from __future__ import annotations

import re

from tests.workbooks import compound

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SHEET = f"{_OFFICE}.spreadsheetml"
_MICROSOFT = "http://schemas.microsoft.com/office"
TALK = "{0C4B6F5E-5B7D-4E1C-9A55-000000000001}"
_PERSON = "{0C4B6F5E-5B7D-4E1C-9A55-0000000000AA}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, bytes]


def put_part(parts: Parts, name: str, content: str | bytes, content_type: str) -> None:
    parts[name] = content if isinstance(content, bytes) else (_HEAD + content).encode()
    put(parts, "[Content_Types].xml", "</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/>')


def put(parts: Parts, member: str, before: str, new: str) -> None:
    """Something new in a part, before what stands there once."""
    xml = parts[member].decode()
    assert xml.count(before) == 1, (member, before, xml.count(before))
    parts[member] = xml.replace(before, new + before).encode()


def relate(parts: Parts, member: str, name: str, kind: str, target: str, more: str = "") -> None:
    """`kind` is the whole type, or the last word of one of Office's own."""
    folder, _, own = member.rpartition("/")
    place = f"{folder}/_rels/{own}.rels".lstrip("/")
    parts.setdefault(place, f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode())
    whole = kind if ":" in kind else f"{RELATIONS}/{kind}"
    related = f'<Relationship Id="{name}" Type="{whole}" Target="{target}"{more}/>'
    put(parts, place, "</Relationships>", related)


def with_prefix(xml: bytes) -> bytes:
    """A part whose elements have a prefix, as some libraries write them."""
    named = re.sub(rb"(</?)(?=\w)", rb"\1x:", xml)
    return named.replace(b' xmlns="', b' xmlns:x="', 1)


def _add_talk(parts: Parts) -> None:
    """A conversation at B2 of Utas, where XlsxWriter wrote the note that stands in for it."""
    place, people = "xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"
    space = f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments"
    said = "".join(
        f'<threadedComment ref="B2" dT="2024-03-0{nth}T08:00:00.00" personId="{_PERSON}" id="{own}"{more}><text>{text}</text>'
        "</threadedComment>"
        for nth, own, more, text in (
            (1, TALK, "", "Sudah benar?"),
            (2, TALK.replace("1}", "2}"), f' parentId="{TALK}"', "Sudah."),
        )
    )
    put_part(
        parts,
        place,
        f'<ThreadedComments xmlns="{space}">{said}</ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    person = f'<person displayName="Andi" id="{_PERSON}" userId="andi" providerId="None"/>'
    put_part(parts, people, f'<personList xmlns="{space}">{person}</personList>', "application/vnd.ms-excel.person+xml")
    kinds = f"{_MICROSOFT}/2017/10/relationships"
    relate(
        parts,
        "xl/worksheets/sheet3.xml",
        "rIdTalk",
        f"{kinds}/threadedComment",
        "../threadedComments/threadedComment1.xml",
    )
    relate(parts, "xl/workbook.xml", "rIdPeople", f"{kinds}/person", "persons/person.xml")


def _add_controls(parts: Parts) -> None:
    """The button of Gambar as newer programs know it, an embedded document beside it, and text as Excel writes it in VML."""
    sheet = "xl/worksheets/sheet2.xml"
    boxes = next(name for name in parts if name.endswith(".vml") and b'ObjectType="Button"' in parts[name])
    parts[boxes] = re.sub(
        rb"<font [^>]*>Cek</font>",
        b'<font face="Calibri" size="220" color="#000000">Cek<br>\r\n  lagi</font>',
        parts[boxes],
    )
    assert b"<br>" in parts[boxes]
    put(parts, boxes, "</xml>", _EMBEDDED_BOX)
    put_part(parts, "xl/embeddings/oleObject1.bin", compound({"Contents": b"dokumen"}), f"{_OFFICE}.oleObject")
    relate(parts, sheet, "rIdOle", "oleObject", "../embeddings/oleObject1.bin")
    form = f'<formControlPr xmlns="{_MICROSOFT}/spreadsheetml/2009/9/main" objectType="Button" lockText="1"/>'
    put_part(parts, "xl/ctrlProps/ctrlProp1.xml", form, "application/vnd.ms-excel.controlproperties+xml")
    relate(parts, sheet, "rIdControl", "ctrlProp", "../ctrlProps/ctrlProp1.xml")
    number = int(re.findall(rb'id="_x0000_s(\d+)" type="#_x0000_t201"', parts[boxes])[0])
    put(parts, sheet, "</worksheet>", _OBJECTS.format(relations=RELATIONS, office=_MICROSOFT, button=number))


_EMBEDDED_BOX = (
    '<v:shape id="_x0000_s1999" type="#_x0000_t75" style="position:absolute;width:60pt;height:30pt"><v:fill color2="window"/>'
    '<x:ClientData ObjectType="Pict"><x:Anchor>6, 0, 20, 0, 7, 0, 22, 0</x:Anchor><x:CF>Pict</x:CF><x:AutoPict/></x:ClientData>'
    "</v:shape>"
)
_OBJECTS = (
    '<oleObjects><oleObject progId="Package" shapeId="1999" r:id="rIdOle"/></oleObjects>'
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14" '
    'xmlns:x14="{office}/spreadsheetml/2009/9/main"><controls><mc:AlternateContent><mc:Choice Requires="x14">'
    '<control shapeId="{button}" r:id="rIdControl" name="Tombol 1"><controlPr defaultSize="0" print="0" autoFill="0" autoPict="0" '
    'macro="[0]!Cek"><anchor moveWithCells="1" sizeWithCells="1"><from><xdr:col xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">1</xdr:col>'
    '<xdr:colOff xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">0</xdr:colOff></from></anchor></controlPr></control>'
    "</mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>"
)


def _add_link(parts: Parts) -> None:
    """Another workbook, from which D9 of Rencana takes a value."""
    place = "xl/externalLinks/externalLink1.xml"
    named = f'<externalBook xmlns:r="{RELATIONS}" r:id="rId1"><sheetNames><sheetName val="Lain"/></sheetNames></externalBook>'
    put_part(parts, place, f'<externalLink xmlns="{MAIN}">{named}</externalLink>', f"{_SHEET}.externalLink+xml")
    relate(parts, place, "rId1", "externalLinkPath", "file:///C:/rapat/lain.xlsx", ' TargetMode="External"')
    relate(parts, "xl/workbook.xml", "rIdLink", "externalLink", "externalLinks/externalLink1.xml")
    put(
        parts,
        "xl/workbook.xml",
        "<definedNames>",
        '<externalReferences><externalReference r:id="rIdLink"/></externalReferences>',
    )


def _add_pivot(parts: Parts) -> None:
    """A pivot table on Pivot over the table of Rencana."""
    cache, records, table = (
        f"xl/pivot{each}1.xml"
        for each in ("Cache/pivotCacheDefinition", "Cache/pivotCacheRecords", "Tables/pivotTable")
    )
    fields = (
        '<cacheField name="Bagian" numFmtId="0"><sharedItems count="2"><s v="a"/><s v="b"/></sharedItems></cacheField>'
        '<cacheField name="Jumlah" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" '
        'containsInteger="1" minValue="1" maxValue="2"/></cacheField>'
    )
    put_part(
        parts,
        cache,
        f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{RELATIONS}" r:id="rId1" refreshedVersion="3" recordCount="2">'
        f'<cacheSource type="worksheet"><worksheetSource ref="H4:I6" sheet="Rencana"/></cacheSource><cacheFields count="2">{fields}'
        "</cacheFields></pivotCacheDefinition>",
        f"{_SHEET}.pivotCacheDefinition+xml",
    )
    rows = "".join(f'<r><x v="{nth}"/><n v="{nth + 1}"/></r>' for nth in (0, 1))
    put_part(
        parts,
        records,
        f'<pivotCacheRecords xmlns="{MAIN}" count="2">{rows}</pivotCacheRecords>',
        f"{_SHEET}.pivotCacheRecords+xml",
    )
    items = '<items count="3"><item x="0"/><item x="1"/><item t="default"/></items>'
    put_part(
        parts,
        table,
        f'<pivotTableDefinition xmlns="{MAIN}" name="Pivot1" cacheId="7" dataCaption="Nilai"><location ref="A3:B6" '
        f'firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0">{items}'
        '</pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields>'
        '<dataFields count="1"><dataField name="Sum of Jumlah" fld="1"/></dataFields></pivotTableDefinition>',
        f"{_SHEET}.pivotTable+xml",
    )
    relate(parts, cache, "rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
    relate(parts, table, "rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    relate(parts, "xl/worksheets/sheet6.xml", "rId1", "pivotTable", "../pivotTables/pivotTable1.xml")
    relate(parts, "xl/workbook.xml", "rIdPivot", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    put(parts, "xl/workbook.xml", "</workbook>", '<pivotCaches><pivotCache cacheId="7" r:id="rIdPivot"/></pivotCaches>')


def _add_printer(parts: Parts) -> None:
    put_part(parts, "xl/printerSettings/printerSettings1.bin", bytes(range(256)), f"{_SHEET}.printerSettings")
    relate(
        parts, "xl/worksheets/sheet1.xml", "rIdPrinter", "printerSettings", "../printerSettings/printerSettings1.bin"
    )
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb"<pageSetup ([^>]*)/>", rb'<pageSetup \1 r:id="rIdPrinter"/>', sheet)


def _add_chain(parts: Parts) -> None:
    """The cells with formulas, as Excel lists them."""
    put_part(
        parts,
        "xl/calcChain.xml",
        f'<calcChain xmlns="{MAIN}"><c r="C9" i="1"/><c r="D9"/></calcChain>',
        f"{_SHEET}.calcChain+xml",
    )
    relate(parts, "xl/workbook.xml", "rIdChain", "calcChain", "calcChain.xml")


def _add_newer(parts: Parts) -> None:
    """A choice from another sheet, as programs since 2010 write it, and a look that has no older form."""
    newer, formulas = f"{_MICROSOFT}/spreadsheetml/2009/9/main", f"{_MICROSOFT}/excel/2006/main"
    rule = (
        f'<ext xmlns:x14="{newer}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations xmlns:xm="{formulas}" count="1">'
        '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Tersembunyi!$A$1:$A$3</xm:f></x14:formula1>'
        "<xm:sqref>F6:F8</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
    )
    put(parts, "xl/worksheets/sheet1.xml", "</extLst></worksheet>", rule)


def _add_strange(parts: Parts) -> None:
    """Parts that no schema tells of, and a sheet whose elements have a prefix."""
    put_part(
        parts,
        "customXml/item1.xml",
        '<kantor xmlns="urn:x"><?ada apa?><!-- catatan --><nama>KPU</nama></kantor>',
        "application/xml",
    )
    relate(parts, "xl/workbook.xml", "rIdOwn", "customXml", "../customXml/item1.xml")
    put_part(parts, "xl/lain/aneh.dat", bytes(200), "application/octet-stream")
    parts["xl/worksheets/sheet4.xml"] = with_prefix(parts["xl/worksheets/sheet4.xml"])


ADDED = (_add_talk, _add_controls, _add_link, _add_pivot, _add_printer, _add_chain, _add_newer, _add_strange)
"""What puts each of them in; they expect the workbook of `tests.tortured`."""
