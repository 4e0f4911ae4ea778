"""The shop's cheeses as DOCX."""

from xml.sax.saxutils import escape

from tests.documents.facts import Rows, column

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPC = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LABELS = ("Country", "Milk", "Texture", "Colour")
ADVICE = {
    "soft": "Take it out of the cold an hour before you serve it.",
    "semi-hard": "Wrap it in paper, never in foil.",
    "hard": "It keeps for weeks; cut off a dry edge and grate it.",
    "fresh": "Eat it within three days.",
}


def parts(title: str, rows: Rows) -> dict[str, bytes]:
    """What is in the archive."""
    body = [_paragraph(title, "Heading1"), _paragraph("We cut every cheese fresh. You may taste all of them.")]
    for row in rows[1:]:
        said = {name: row[column(rows, name)] for name in rows[0]}
        body += [
            _paragraph(said["Name"], "Heading2"),
            *(_paragraph(f"{label}: {said[label]}") for label in LABELS),
            _paragraph(ADVICE[said["Texture"]]),
        ]
    document = f"<w:document {SPACE}><w:body>{''.join(body)}</w:body></w:document>"
    return {name: content.encode() for name, content in {**_FRAME, "word/document.xml": document}.items()}


def _paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'


def _style(name: str, key: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'


_FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{OPC}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{OPC}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{OPC}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f"<w:styles {SPACE}>{_style('Normal', 'Normal')}{_style('heading 1', 'Heading1')}"
    f"{_style('heading 2', 'Heading2')}</w:styles>",
}
