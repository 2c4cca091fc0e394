"""XML parsed with suspicion: no document type, no entities, no network, a bound on tags."""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree

from graph.errors import RecordError
from loaders.formats.limits import DEFAULT, Limits

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"), (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)  # fmt: skip
"""Word's "strict" files use other addresses for the same names (ISO/IEC 29500-1 against -4)."""


def parse_xml(data: bytes, name: str, *, limits: Limits = DEFAULT) -> etree._Element:
    """The root of *data*; raises `RecordError` if it is not well-formed, declares a DOCTYPE or is too
    large.

    Elements may nest 256 deep, which the parser itself sees to.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = _DECLARATION.sub("", data.decode("utf-16", "replace")).encode()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _forbidden(name)
    if data.count(b"<") > limits.tags:
        raise RecordError(
            name, "The file holds far more markup than a record needs.", "Save it as plain text."
        )
    for strict, usual in _STRICT:
        if strict in data:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RecordError(
            name, f"The XML in it cannot be read ({error}).", "Open the file and save it anew."
        ) from error
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:  # in an encoding in which the search above is blind
        raise _forbidden(name)
    return root


def _forbidden(name: str) -> RecordError:
    return RecordError(
        name, "The XML in it declares entities or a document type.", "Open the file and save it anew."
    )
