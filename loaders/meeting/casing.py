"""Names that a title block prints in capitals, written as running text writes them."""

from __future__ import annotations

import re
from collections import Counter

from loaders.meeting.cues import cue
from loaders.terms import flat


def mixed_case(name: str, text: str) -> str:
    """A name printed in capitals as the body of the record writes it, else with its chief words capitalised.

    Words that the record only has in capitals (acronyms) keep them.
    """
    if ": " in name:
        left, _, right = name.partition(": ")
        return f"{mixed_case(left, text)}: {mixed_case(right, text)}"
    letters = [char for char in name if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.8 * len(letters) or len(name.split()) == 1:
        return name
    same = re.search(re.escape(flat(name)).replace(r"\ ", r"\s+"), _without(text))
    if same and not text[same.start() : same.end()].isupper():
        return " ".join(text[same.start() : same.end()].split())
    forms = Counter(re.findall(r"[^\W\d_]+", text))
    accents = {flat(form): form for form in sorted(forms) if form.islower() and not form.isascii()}
    out = []
    for index, word in enumerate(name.split()):
        out.append(_word(word, forms, accents, first=index == 0))
    return " ".join(out)


def _without(text: str) -> str:
    """Flat text with the lines in capitals blanked, so that a name is found where it is written in mixed case."""
    return flat(
        re.sub(
            r"[^\n]+", lambda line: " " * len(line.group()) if line.group().isupper() else line.group(), text
        )
    )


def _word(word: str, forms: Counter[str], accents: dict[str, str], *, first: bool) -> str:
    match = re.search(r"[^\W\d_]+", word)
    if not match:
        return word
    core = match.group()
    small = re.fullmatch(cue("small"), flat(core))
    if small and not first:
        return word.lower()
    lower = accents.get(flat(core), re.sub(r"cion$", "ción", core.lower()))
    title = lower.capitalize()
    if forms[core] > 1 and not forms[title] and not forms[lower] and len(core) <= 6:
        return word
    if re.match(r"\([A-Z]{2,6}\)", word):
        return word
    if re.fullmatch(r"[IVXL]{2,}", word):
        return word
    if word[:1].isdigit():
        return word.lower()
    rest = word[match.end() :].lower()
    if re.fullmatch(r"(?:pan|inter|afro|euro|indo|anglo|anti|trans)", lower):
        rest = re.sub(r"(?<=-)[^\W\d_]", lambda letter: letter[0].upper(), rest)
    elif "–" in rest:  # two names side by side ("Zambezi–Shire")
        rest = re.sub(r"(?<=–)[^\W\d_]", lambda letter: letter[0].upper(), rest)
    return word[: match.start()] + title + rest
