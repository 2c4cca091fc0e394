"""The words of one Word paragraph as they stand once every tracked change is accepted."""

from __future__ import annotations

from lxml import etree

from loaders.formats.docx_package import MC, W, switched_on

_SKIPPED = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rt",
        "rubyPr", "annotationRef", "commentReference", "footnoteRef", "endnoteRef", "proofErr",
        "bookmarkStart", "bookmarkEnd", )
)  # fmt: skip
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_SYMBOL_FONTS = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xE0: "→", 0x2D: "–"}
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


class Inline:
    """Text of a paragraph, with the boxes and notes that hang on it.

    `fields` is shared by the paragraphs of one document: a field, such as a table of contents, may span
    several. Text between a field's begin and its separator is an instruction and not shown.
    """

    def __init__(self, fields: list[bool]) -> None:
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str]] = []
        self.changed = False
        self.hidden = False
        self._fields = fields
        self._parts: list[str] = []
        self._bold = self._letters = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def bold(self) -> bool:
        return self._letters > 0 and self._bold == self._letters

    def walk(self, element: etree._Element, *, bold: bool = False) -> None:
        """Add what *element* holds; recursion is as deep as the parser lets elements nest."""
        for child in element:
            tag = child.tag
            if tag == W + "t" or tag == _FORMULA_TEXT:
                self._add(child.text or "", bold)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], bold)
            elif tag in _SKIPPED:
                self.changed = self.changed or tag in (W + "del", W + "moveFrom")
            elif tag == W + "r":
                self._run(child)
            elif tag == W + "sym":
                self._add(_symbol(child), bold)
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif tag == W + "txbxContent":
                self.boxes.append(child)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = "footnotes" if tag == W + "footnoteReference" else "endnotes"
                self.notes.append((kind, child.get(W + "id", "")))
            elif tag == MC + "AlternateContent":
                self.walk(alternative(child), bold=bold)
            elif not (tag == W + "sdt" and is_placeholder(child)) and isinstance(tag, str):
                self.changed = self.changed or tag == W + "ins"
                self.walk(child, bold=bold)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        if switched_on(properties, "vanish"):
            self.hidden = True
            return
        self.walk(run, bold=switched_on(properties, "b"))

    def _add(self, text: str, bold: bool) -> None:
        if any(self._fields):
            return
        self._parts.append(text)
        letters = sum(map(str.isalnum, text))
        self._letters += letters
        self._bold += letters if bold else 0

    def _field(self, mark: str | None) -> None:
        if mark == "begin":
            self._fields.append(True)
        elif mark == "separate" and self._fields:
            self._fields[-1] = False
        elif mark == "end" and self._fields:
            self._fields.pop()


def alternative(element: etree._Element) -> etree._Element:
    """The first choice of an ``mc:AlternateContent``; its fallback says the same in an older way."""
    for child in element.iterchildren(MC + "Choice", MC + "Fallback"):
        return child
    return element


def is_placeholder(control: etree._Element) -> bool:
    """Whether a content control still shows its "click here to enter text"."""
    return switched_on(control.find(W + "sdtPr"), "showingPlcHdr")


def _symbol(element: etree._Element) -> str:
    code = element.get(W + "char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOL_FONTS.get(number - 0xF000, "")
    return chr(number) if 0x20 <= number < 0xD800 else ""
