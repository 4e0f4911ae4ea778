"""Files that mean harm, or are broken, made as they are needed."""

import io
import zipfile

from openpyxl import Workbook

XLSX_PARTS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")


def workbook() -> bytes:
    """A sound one."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("name", "legs"), ("owl", 2), ("cat", 4)):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(whole: bytes, part: str, content: bytes) -> bytes:
    """An archive with one part put in place of its own."""
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        return archive({name: old.read(name) for name in old.namelist()} | {part: content})


def bomb() -> bytes:
    """A few hundred kB that unpack to 300 MB."""
    return with_part(workbook(), "xl/media/image1.png", bytes(300_000_000))


def lying_bomb() -> bytes:
    """A bomb whose own list says that it is small."""
    data = bytearray(with_part(workbook(), "xl/media/image1.png", bytes(50_000_000)))
    size = (50_000_000).to_bytes(4, "little")
    at = data.rindex(size)
    data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for part, content in parts.items():
            made.writestr(part, content)
    return stream.getvalue()


def many_parts() -> bytes:
    """An archive of 5,000 parts."""
    return archive(dict.fromkeys([*XLSX_PARTS, *map(str, range(5_000))], b"x"))


def laughs() -> bytes:
    """Entities that grow a billion times."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return with_part(
        workbook(),
        "xl/workbook.xml",
        f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><workbook>&e9;</workbook>'.encode(),
    )


def external_entity() -> bytes:
    """An entity that would be fetched from a file."""
    sheet = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet>&f;</worksheet>'
    return with_part(workbook(), "xl/worksheets/sheet1.xml", sheet)


def style_entity() -> bytes:
    """An entity in a part that only openpyxl reads."""
    return with_part(workbook(), "xl/styles.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><styleSheet>&a;</styleSheet>")


def broken_style() -> bytes:
    """A part that only openpyxl reads, and cannot."""
    return with_part(workbook(), "xl/styles.xml", b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs>")


def macros() -> bytes:
    """A workbook with macros."""
    return with_part(workbook(), "xl/vbaProject.bin", b"Sub AutoOpen()")


def encrypted_office() -> bytes:
    """What Office makes of a file with a password: an OLE container."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def encrypted_zip() -> bytes:
    """A workbook whose parts have a password."""
    data = bytearray(workbook())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def deep_sheet() -> bytes:
    """Elements within each other, 200,000 deep."""
    elements = "".join(f"<a{number}>" for number in range(200_000))
    return with_part(workbook(), "xl/worksheets/sheet1.xml", f"<worksheet>{elements}".encode())


def far_cell() -> bytes:
    """One cell in the last row and column that a sheet can have."""
    sheet = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    return with_part(workbook(), "xl/worksheets/sheet1.xml", sheet)


def endless_merge() -> bytes:
    """A merged cell over the whole sheet, many times, and hidden columns without end."""
    merged = "".join(f'<mergeCell ref="A{number}:XFD1048576"/>' for number in range(1, 1000))
    sheet = (
        '<worksheet><cols><col min="1" max="999999999" hidden="1"/></cols><sheetData><row r="5000"><c r="GR5000"><v>1'
        f"</v></c></row></sheetData><mergeCells>{merged}</mergeCells></worksheet>"
    ).encode()
    return with_part(workbook(), "xl/worksheets/sheet1.xml", sheet)
