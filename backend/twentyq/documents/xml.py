"""XML as a stream of events; DTDs and entities are refused."""

from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from twentyq.documents.errors import DocumentError, Refusal


def walk_xml(data: bytes, handler: ContentHandler, name: str) -> None:
    """Tell the handler what the XML holds. DocumentError."""
    try:
        parseString(data, handler, forbid_dtd=True)
    except DefusedXmlException as exc:
        raise DocumentError(
            Refusal.UNSAFE, name, "It declares a DTD or entities.", "Save it again with the program that made it."
        ) from exc
    except (SAXException, ValueError, LookupError) as exc:
        raise DocumentError(
            Refusal.DAMAGED, name, "A part of it is not well-formed.", "Save it again with the program that made it."
        ) from exc
