"""XML of strangers: no entity, no DTD, nothing fetched, read in one pass."""

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.files.inspection.refusal import Refusal

MOST_ELEMENTS = 2_000_000
DEEPEST = 400


def elements(content: bytes) -> Iterator[Element]:
    """Each element with its attributes and text, as it ends. Raises Refusal on anything but plain XML."""
    depth = count = 0
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            if event == "end":
                depth -= 1
                yield element
                element.clear()
                continue
            depth, count = depth + 1, count + 1
            if depth > DEEPEST or count > MOST_ELEMENTS:
                raise Refusal("too_complex")
    except DefusedXmlException as error:
        raise Refusal("bomb") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refusal("broken") from error


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]
