"""E-mail messages: subject and own text; what is quoted from earlier messages is left out."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage, Message
from pathlib import PurePosixPath

from graph.errors import RecordError
from graph.model import Document
from loaders.blocks import blocks_of_text
from loaders.formats.compose import Composer, clean, file_hash, text_hash, too_long
from loaders.formats.html import pieces_of_html
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.pieces import Piece, add_all
from loaders.formats.plain import decode

MEDIA_TYPE = "message/rfc822"
_QUOTED = re.compile(r"(?m)^>.*\n?")
_SIGNATURE = re.compile(r"\n-- \n.*", re.S)
_REPLY = re.compile(r"^(?:(?:re|fw|fwd|rv|rm)\s*:\s*)+", re.I)
_FAULTS = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What the standard parser raises for hostile messages: unknown character sets, broken fields, deep
nesting.
"""


def read_mail(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of a message: its subject as the first line, then its own words (plain text before
    HTML).
    """
    message = _parsed(data, name, limits)
    subject = _REPLY.sub("", clean(_header(message, "subject")))
    parts = list(_parts(message, name, limits))
    plain = [part for part in parts if part.get_content_type() == "text/plain" and not _is_attached(part)]
    body = _SIGNATURE.sub("\n", "\n\n".join(_text(part, name) for part in plain).replace("\r\n", "\n"))
    if body.strip():
        return _plain(data, name, subject, body, limits)
    composer = Composer(name, limits=limits)
    pages = [part for part in parts if part.get_content_type() == "text/html" and not _is_attached(part)]
    pieces = [piece for part in pages for piece in pieces_of_html(_text(part, name), name, limits=limits)]
    if not pieces:
        raise RecordError(name, "The message holds no text of its own.", "Load its attachments.")
    add_all(composer, [Piece(subject, "title"), *pieces])
    return composer.document(data, MEDIA_TYPE)


def attachments(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Iterator[tuple[str, bytes]]:
    """File name and content of each attachment, in the order of the message."""
    message = _parsed(data, name, limits)
    for index, part in enumerate(_parts(message, name, limits), 1):
        if not _is_attached(part):
            continue
        leaf = PurePosixPath(clean(part.get_filename() or "").replace("\\", "/")).name
        leaf = leaf or f"attachment-{index}"
        content = part.get_payload(decode=True)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            content = (
                inner[0].as_bytes()
                if isinstance(inner, list) and inner and isinstance(inner[0], Message)
                else None
            )
            leaf = leaf if leaf.lower().endswith(".eml") else f"{leaf}.eml"
        if isinstance(content, bytes) and content:
            yield leaf, content


def _plain(data: bytes, name: str, subject: str, body: str, limits: Limits) -> Document:
    own = _QUOTED.sub("", body)
    warnings = []
    if not own.strip():  # a message that only quotes is forwarded for what it quotes
        own = re.sub(r"(?m)^>[> ]*", "", body)
    elif own != body:
        warnings.append("Lines quoted from earlier messages are left out.")
    own = own.replace("\x00", " ").strip("\n")
    shown = bool(subject) and not own.lstrip().lower().startswith(subject.lower())
    text = f"{subject}\n\n{own}" if shown else own
    if len(text) > limits.text:
        raise too_long(name, limits)
    return Document(
        name, text, tuple(blocks_of_text(text)), MEDIA_TYPE, file_hash(data), text_hash(text), tuple(warnings)
    )


def _parsed(data: bytes, name: str, limits: Limits) -> EmailMessage:
    if data.count(b"boundary=") > limits.attachments:  # the parser takes a second for a thousand levels
        raise RecordError(name, f"It has more than {limits.attachments} parts.", "Load them as files.")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except _FAULTS as error:
        raise _broken(name) from error
    if not isinstance(message, EmailMessage):
        raise _broken(name)
    return message


def _parts(message: EmailMessage, name: str, limits: Limits) -> Iterator[EmailMessage]:
    """Leaves of the message in order; an attached message is one leaf. At most `limits.attachments` parts."""
    waiting: list[Message] = [message]
    seen = 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > limits.attachments:
            raise RecordError(name, f"It has more than {limits.attachments} parts.", "Load them as files.")
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting = [child for child in inner if isinstance(child, Message)] + waiting
        elif isinstance(part, EmailMessage):
            yield part


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_type() == "message/rfc822":
        return True
    attached = part.get_content_disposition() == "attachment"
    return attached or (part.get_content_maintype() != "text" or bool(part.get_filename()))


def _text(part: EmailMessage, name: str) -> str:
    """Text of a part; where its character set is unknown or wrong, as plain text is decoded."""
    try:
        content = part.get_content(errors="strict")
        if isinstance(content, str):
            return content
    except _FAULTS:  # the bytes are there all the same
        pass
    raw = part.get_payload(decode=True)
    return decode(raw, name)[0] if isinstance(raw, bytes) and raw else ""


def _header(message: EmailMessage, field: str) -> str:
    try:
        return str(message.get(field, ""))
    except _FAULTS:  # a field that cannot be parsed says nothing
        return ""


def _broken(name: str) -> RecordError:
    return RecordError(name, "The message cannot be read.", "Save it anew, or save its text.")
