"""DOCX files of a few paragraphs."""

from xml.sax.saxutils import escape

from tests.unit.documents.hostile import archive

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {SPACE}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """Runs may be plain texts."""
    content = "".join(one if one.startswith("<w:") else run(one) for one in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def table(rows: list[list[str]], properties: dict[tuple[int, int], str] | None = None) -> str:
    """Rows and columns of `properties` count from 0."""
    chosen = properties or {}
    made = ""
    for row, cells in enumerate(rows):
        made += "<w:tr>"
        for column, text in enumerate(cells):
            made += f"<w:tc><w:tcPr>{chosen.get((row, column), '')}</w:tcPr>{paragraph(text)}</w:tc>"
        made += "</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def word(*body: str) -> bytes:
    document = f"<w:document {SPACE}><w:body>{''.join(body)}</w:body></w:document>"
    return archive({"word/document.xml": document.encode(), "word/styles.xml": STYLES.encode()})
