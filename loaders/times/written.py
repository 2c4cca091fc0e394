"""The ways in which a language writes dates and periods, as patterns on flat text with the name of their kind."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.times.words import Words, words_of

YEAR = r"(?:19|20)\d\d(?![\d\w])"
DAY = (
    r"(?:(?:first|primero)(?=\s+(?:of|de)\s)|"
    r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th|o)(?!\w)|\.?\s?[ºª°](?:\.)?|\.o)?(?!\d|[.,]\d))"
)
_DASH = r"\s*-\s*"
_OF = r"\s*(?:(?:,|of|de|del|del\s+ano|de\s+ano|in|-)\s*)?(?:(?:the\s+year|ano)\s+)?"
_DAY_MONTH = r"\s*(?:of\s+|de\s+|del\s+mes\s+de\s+|-)?\s*"
_D, _D2 = rf"(?P<d>{DAY})", rf"(?P<d2>{DAY})"
_Y, _Y2 = rf"(?:{_OF}(?P<y>{YEAR}))?", rf"(?:{_OF}(?P<y2>{YEAR}))?"


_THIS_MONTH = (
    r"(?:presente|corriente|mismo|actual)\s+mes|mes\s+(?:en\s+curso|actual|corriente)|los\s+corrientes|este\s+mes|"
    r"(?:this|the\s+(?:current|present|same))\s+month"
)
_NEXT = r"(?:proximo|siguiente)\s+mes|(?:next|the\s+(?:next|coming|following))\s+month"
_NEXT_MONTH = rf"(?:{_NEXT}|mes\s+(?:proximo|entrante|siguiente|que\s+viene))"


def _either(forms: Iterable[str]) -> str:
    return "|".join(sorted(forms, key=len, reverse=True))


_ENDS = r"que\s+(?:finalice|termine|concluya|acabe)\s+"
""" "Antes de que finalice 2022"."""


def written(language: str) -> list[tuple[str, str]]:
    """Pattern and kind of every way, tried in this order; of several that fit the longest is read."""
    words = words_of(language)
    return [*_days(words, language), *_months(words), *_parts_of_years(words), *_relative(words)]


def _month(words: Words, name: str = "m") -> str:
    return rf"(?P<{name}>{words.month})"


def _link(words: Words) -> str:
    return rf"(?:{_DASH}|\s+{words.range}\s+|\s*,\s*)(?:(?:el|the)\s+)?(?:{words.weekday},?\s+)?"


def _days(words: Words, language: str) -> list[tuple[str, str]]:
    month, month2, link = _month(words), _month(words, "m2"), _link(words)
    weekday = rf"(?:{words.weekday}\.?,?\s+)?(?:(?:the|el)\s+)?"
    out = [
        (r"(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)(?!\d)", "iso"),
        (r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)?\d\d)(?!\d|[/.-]\d)", "slashed"),
        (r"(?P<d>\d{1,2})/(?P<r>[ivx]{1,4})/(?P<y>(?:19|20)?\d\d)(?!\d|/\d)", "roman month"),
        (rf"{weekday}{_D}{_DAY_MONTH}{month}{_Y}{link}{_D2}{_DAY_MONTH}{month2}{_Y2}", "days over months"),
        (rf"{weekday}{_D}(?:\s*,\s*{DAY})*{link}{_D2}{_DAY_MONTH}{month}{_Y}", "days"),
        (rf"{weekday}{_D}{_DAY_MONTH}{month}{_Y}", "day"),
    ]
    if language == "en":
        out += [
            (rf"{weekday}{month}\s+{_D}{_Y}{link}{month2}\s+{_D2}{_Y2}", "days over months"),
            (rf"{weekday}{month}\s+{_D}(?:\s*,\s*{DAY}(?!\d))*{link}{_D2}{_Y}", "days"),
            (rf"{weekday}{month}\s+{_D}{_Y}", "day"),
        ]
    return out


def _part(words: Words) -> str:
    """ "the end of", "mid-", "a mediados del mes de"."""
    return (
        rf"(?:(?:the\s+)?(?P<part>{words.part})(?:-|\s+)?(?:of\s+|de\s+|del\s+|de\s+la\s+)?(?:the\s+)?"
        r"(?:mes\s+de\s+|month\s+of\s+)?)"
    )


def _months(words: Words) -> list[tuple[str, str]]:
    month, link = _month(words), _link(words)
    week = r"(?:the\s+|la\s+)?(?:week|semana)\s+(?:of|commencing|beginning|starting|del|de)\s+(?:the\s+)?"
    last = rf"(?:(?:{_DASH}|\s+{words.range}\s+){DAY})?"
    weeks = r"(?:week|semana|weeks|half|quincena|mitad|fortnight)\s+(?:of|in|de|del\s+mes\s+de)"
    return [
        (rf"{month}{_Y}{link}{_month(words, 'm2')}{_Y2}", "months"),
        (rf"{_part(words)}{month}{_Y}", "month"),
        (rf"{_ENDS}(?:(?:el\s+)?mes\s+de\s+)?{month}{_Y}", "month"),
        (rf"(?:(?:the|la|el)\s+)?(?P<ord>{words.ordinal})\s+{weeks}\s+{month}{_Y}", "month"),
        (rf"{week}{_D}{last}{_DAY_MONTH}{month}{_Y}", "week"),
        (rf"{week}{month}\s+{_D}{last}{_Y}", "week"),
        (rf"{month}{_Y}", "month"),
    ]


def _of_year(words: Words) -> str:
    which = rf"(?:(?P<y>{YEAR})|(?P<this>{words.this}\s+{words.unit})|(?P<nexty>{words.next}\s+{words.unit}))"
    return rf"(?:\s*(?:of|de|del|del\s+ano|,|in)?\s*{which})?"


def _parts_of_years(words: Words) -> list[tuple[str, str]]:
    part = _part(words)
    unit = r"(?P<unit>quarter|trimestre|half(?:\s+of\s+the\s+year)?|semestre|semester|mitad(?:\s+del\s+ano)?|cuatrimestre)"
    return [
        (
            rf"(?:the\s+|el\s+)?{part}?(?:(?:the|el)\s+)?(?P<ord>{words.ordinal})\s+{unit}{_of_year(words)}",
            "fraction",
        ),
        (rf"{part}?q(?P<q>[1-4])(?:\s*(?:of\s+|de\s+|,\s*|/|-)?\s*(?P<y>{YEAR}))?", "fraction"),
        (rf"{part}(?P<y>{YEAR})", "year"),
        (rf"{_ENDS}(?:el\s+)?(?:ano\s+)?(?P<y>{YEAR})", "year"),
        (rf"{words.yearend}{_of_year(words)}", "this year"),
        (rf"(?P<y>{YEAR}){_DASH}(?P<y2>{YEAR})", "years"),
        (rf"(?:(?:the\s+years?|el\s+ano|los\s+anos|ano)\s+)?(?P<y>{YEAR})", "year"),
    ]


def _relative(words: Words) -> list[tuple[str, str]]:
    return [
        (rf"{_part(words)}(?:{words.this}|the|la|el)\s+(?P<unit>{words.unit})", "this"),
        (words.monthend, "this month"),
        (
            r"(?:the\s+week\s+(?:ends|is\s+out)|(?:que\s+)?(?:termine|acabe|finalice|concluya)\s+la\s+semana)",
            "this week",
        ),
        (
            r"(?:(?<=in\sthe\scourse\sof\s)the\s+year|(?<=within\s)the\s+year|(?<=dentro\sdel\s)ano|(?<=curso\sdel\s)ano)",
            "this year",
        ),
        (rf"(?:(?:el|the)\s+)?(?:dia\s+)?{_D}\s+(?:del?|of)\s+(?:{_THIS_MONTH})", "day of this month"),
        (rf"(?:(?:el|the)\s+)?(?:dia\s+)?{_D}\s+(?:del?|of)\s+(?:{_NEXT_MONTH})", "day of next month"),
        (rf"(?:(?:el|la|the)\s+)?(?P<unit>{words.unit})\s+(?:que\s+viene|entrante|proxim[oa])", "next"),
        (
            rf"(?:(?:el|the)\s+)?(?P<which>{words.next})?\s*(?P<day>{_either(words.weekdays)})(?!,?\s+(?:the\s+|el\s+)?(?:\d|{words.month}))(?:\s+(?:proximo|que\s+viene))?",
            "weekday",
        ),
        (rf"(?P<which>{words.this})\s+(?P<unit>{words.unit})(?!['’])", "this"),
        (rf"(?P<which>{words.next})\s+(?P<unit>{words.unit})(?!\s+of\b)", "next"),
        (rf"(?:el|la)\s+(?P<unit>{words.unit})\s+(?:proxim[oa]|siguiente|que\s+viene|entrante)", "next"),
    ]
