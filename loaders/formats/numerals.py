"""Numbers written as list labels: letters, Roman numerals, ordinals."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CARDINALS = {
    "en": (
        "One", "Two", "Three", "Four", "Five", "Six",
        "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    ),
    "es": (
        "Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis",
        "Siete", "Ocho", "Nueve", "Diez", "Once", "Doce",
    ),
}  # fmt: skip
_ORDINALS = {
    "en": (
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth",
        "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
    ),
    "es": (
        "Primero", "Segundo", "Tercero", "Cuarto", "Quinto", "Sexto",
        "Séptimo", "Octavo", "Noveno", "Décimo", "Undécimo", "Duodécimo",
    ),
}  # fmt: skip


def numeral(count: int, form: str, *, language: str = "en") -> str:
    """*count* in one of Word's number formats (ST_NumberFormat); decimal where the format is another.

    Letters go a … z, aa, bb, as in Word. *language* is that of ordinals and of numbers in words.
    """
    if form in ("lowerLetter", "upperLetter"):
        return _case(_letters(count), form)
    if form in ("lowerRoman", "upperRoman"):
        return _case(_roman(count), form)
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        return f"{count}º" if language == "es" else f"{count}{_suffix(count)}"
    words = {"cardinalText": _CARDINALS, "ordinalText": _ORDINALS}.get(form, {}).get(language, ())
    if 1 <= count <= len(words):
        return words[count - 1]
    return "" if form == "none" else str(count)


def _case(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _letters(count: int) -> str:
    if not 1 <= count <= 780:  # Word itself stops at thirty letters
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if not 1 <= count < 5000:
        return str(count)
    out = ""
    for amount, sign in _ROMAN:
        out += sign * (count // amount)
        count %= amount
    return out


def _suffix(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
