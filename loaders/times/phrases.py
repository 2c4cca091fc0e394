"""The phrases that open a time, as patterns on flat text."""

from __future__ import annotations

import re
from functools import cache

from loaders.times.words import words_of


@cache
def patterns_of(language: str) -> dict[str, re.Pattern[str]]:
    w = words_of(language)
    article = (
        r"(?:(?:the|a|an|el|la|los|las|dia|dias|its|their|su|sus|our|each|cada|every|this|esta|este|"
        r"proximo|cob|c\.o\.b\.|(?:the\s+)?close\s+of\s+(?:business|play)|noon|midday|midnight|eod|"
        r"(?:the\s+)?end\s+of\s+(?:the\s+)?day|on|las\s+\d{1,2}(?:[:.h]\d\d)?\s*(?:horas?|h|hrs)?\.?|"
        r"que\s+(?:termine|acabe|finalice|concluya)|terminar|acabar|finalizar|concluir|"
        r"\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|hours|hrs)(?:\s+(?:gmt|utc|cet))?|mes\s+de|meses\s+de|months?\s+of)\s+)*"
    )
    number = rf"(?P<n>{w.number})(?:\s*\((?P<n2>[^()]{{1,24}})\))?"
    tail = (
        r"(?:\s+(?:of|del?|de\s+la|de\s+los)\s+(?:the\s+)?[^,;.()]{2,80}?"
        r"(?=[,;.()]|\s+(?:to|and|y|que|in|en|para|for)\s|$))?"
    )
    count = (
        rf"(?:(?:{w.next}|proximos|proximas|coming|first|primeros|segundos|second|siguientes)\s+)?{number}"
    )
    return {
        "opener": re.compile(rf"(?<!\w)(?P<opener>{w.opener})(?=\s|(?<=:))\s*"),
        "term": re.compile(rf"(?<!\w)(?:{w.term_opener})\s+{article}{count}\s+(?P<unit>{w.unit})(?!\w)"),
        # "six weeks after the meeting" needs no word before it
        "counted": re.compile(
            rf"(?<!\w){count}\s+(?P<unit>{w.unit})\s+(?!(?:of|de)\s)(?={w.counted.pattern})"
        ),
        "article": re.compile(article),
        "event": re.compile(
            rf"{article}(?:(?!(?:{w.month})\b)[\w'/-]+\s+){{0,2}}?"
            rf"(?:{w.eventmark}\s+(?:[\w'/-]+\s+){{0,5}}?(?P<noun>{w.event})|(?P<noun2>{w.event})\s+{w.eventmark}"
            rf"|(?P<noun3>[\w-]*{w.event}))(?!\w)(?!\s+(?:con|with)\b){tail}"  # "en consulta con" is joint work
        ),
        "eventdate": re.compile(rf"\s*{w.eventdate}\s*{article}"),
        "sameday": re.compile(
            r"(?:(?:el\s+)?mismo\s+dia\s+(?:que|de)|the\s+same\s+day\s+as)\s+[^,;.]{2,80},\s*"
        ),
    }
