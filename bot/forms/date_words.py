"""The words of dates, brought to one plain form: Dutch, lower case, numbers in digits.

Rules of this file
- Only words that carry no date are dropped, and only at the edges of what was said:
  what is left has to be a date as a whole, or it is none.
- English words become Dutch ones, so there is one set of rules.
"""

from __future__ import annotations

import re

from bot.forms.numbers import in_digits
from bot.forms.words import unaccented

MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "maa": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "januari": 1, "februari": 2, "maart": 3,
    "april": 4, "juni": 6, "juli": 7, "augustus": 8, "september": 9, "oktober": 10, "november": 11,
    "december": 12,
}  # fmt: skip
WEEKDAYS = {
    "maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6,
    "ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5,
}  # fmt: skip
SEASONS = {"lente": 3, "voorjaar": 3, "zomer": 6, "herfst": 9, "najaar": 9, "winter": 12}

_ENGLISH = {
    "january": "januari", "february": "februari", "march": "maart", "may": "mei", "june": "juni",
    "july": "juli", "august": "augustus", "october": "oktober", "monday": "maandag", "tuesday": "dinsdag",
    "wednesday": "woensdag", "thursday": "donderdag", "friday": "vrijdag", "saturday": "zaterdag",
    "sunday": "zondag", "today": "vandaag", "yesterday": "gisteren", "tomorrow": "morgen", "ago": "geleden",
    "days": "dagen", "day": "dag", "weeks": "weken", "months": "maanden", "month": "maand", "years": "jaar",
    "year": "jaar", "since": "sinds", "the": "de", "last": "vorige", "this": "deze", "next": "volgende",
    "before": "voor", "after": "na", "a": "een", "an": "een", "one": "een", "two": "2", "three": "3",
    "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "beginning": "begin", "start": "begin", "early": "begin", "mid": "half",
    "school-year": "schooljaar", "middle": "half", "end": "eind", "late": "eind", "spring": "lente",
    "summer": "zomer",
    "autumn": "herfst", "christmas": "kerst", "easter": "pasen", "holiday": "vakantie",
    "holidays": "vakantie", "break": "vakantie", "about": "ongeveer", "around": "ongeveer", "and": "en",
    "on": "op", "from": "vanaf", "for": "al",
}  # fmt: skip
_SAME = {
    "einde": "eind", "eerste": "1e", "midden": "half", "medio": "half", "halverwege": "half",
    "afgelopen": "vorige",
    "verleden": "vorige", "laatste": "vorige", "vorig": "vorige", "vorigjaar": "vorige jaar", "dit": "deze",
    "nieuwe": "deze", "huidige": "deze", "komende": "volgende", "aankomende": "volgende",
    "aanstaande": "volgende",
    "volgend": "volgende", "anderhalf": "1,5", "anderhalve": "1,5", "halve": "half", "halfjaar": "half jaar",
    "weekje": "week", "weekjes": "weken", "maandje": "maand", "maandjes": "maanden", "jaartje": "jaar",
    "jaren": "jaar", "dagje": "dag", "terug": "geleden", "voorafgaand": "voor",
    "jaarwisseling": "oud en nieuw",
    "oudjaarsdag": "oudjaar", "schooljaren": "schooljaar", "vanochtend": "vandaag", "vanmorgen": "vandaag",
    "vanmiddag": "vandaag", "vanavond": "vandaag", "gisteravond": "gisteren", "gisterochtend": "gisteren",
    "gistermiddag": "gisteren", "gister": "gisteren", "mnd": "maand", "wk": "week",
    "wkn": "weken", "jr": "jaar", "dgn": "dagen", "eergister": "eergisteren", "eergisteravond": "eergisteren",
    "kalenderjaar": "jaar", "paasvakantie": "pasen", "pinkstervakantie": "pinksteren",
}  # fmt: skip
_PHRASES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\b(?:de|het|van|in|op)\b", " "),
        (r"\b(\d+e|begin|half|eind) of (?=[a-z])", r"\1 "),
        (r"\b(?:dikke|kleine|krappe|volle|hele|goede)\b", " "),
        (r"\s+", " "),
        (r"\been (?=\d)", ""),
        (r"\b(?:een )?(?:paar|aantal|enkele|meerdere|verschillende) (?=dagen|weken|maanden|jaar)", "paar "),
        (r"\bdriekwart jaar\b", "9 maanden"),
        (r"\b(?:een )?kwart jaar\b", "3 maanden"),
        (r"^vorige nacht$", "gisteren"),
        (r"^vandaag (?=.+ geleden$)", ""),
        (r"\b(\d+) en (?:een|1) half\b", r"\1,5"),
        (r"\b(?:een|1) half\b", "half"),
        (r"\b(?:een|1) (jaar|maand|week) en half\b", r"1,5 \1"),
        (r"\b(\d+) (jaar|maanden|weken) en half\b", r"\1,5 \2"),
        (r"\btwee ?enhal(?:f|ve)\b", "2,5"),
        (r"\bdrie ?enhal(?:f|ve)\b", "3,5"),
        (r"\bhalf een (?=jaar)", "half "),
        (r"\blente ?vakantie\b", "voorjaarsvakantie"),
        (r"\b(zomer|herfst|kerst|voorjaars|mei|krokus) vakantie\b", r"\1vakantie"),
        (r"\b(?:een|1) (dag|week|maand|jaar) of (\d+)\b", r"\2 \1"),
        (r"\bschool jaar\b", "schooljaar"),
        (r"\b\d+(?: (?:of |tot )?|-)(?=\d+ (?:dag|week|wek|maand|jaar))", ""),
        (r"\b(?:vorige jaar (?:rond )?deze tijd|deze tijd vorige jaar)\b", "een jaar geleden"),
        (r"\b(?:school|scholen)(?: weer)? (?:begon|begonnen|startte)\b", "1e schooldag"),
        (r"^tussen (\S+) en .+", r"\1"),
        (r"\b(begin|eind) jaar$", r"\1 deze jaar"),
    )
)
_YEAR_FIRST = re.compile(r"^((?:vorige|deze|volgende) jaar) (.+)$")
_BEFORE = re.compile(
    r"^(?:sinds|sedert|vanaf|loop|al|ongeveer|ong|circa|ca|rond|omstreeks|zon|zo n|zo|tijdens|met|toen|was"
    r"|ergens|aan|tegen|goed|pas|net|vlak|kort|denk|ik|dat|deze is|is|volgens mij|misschien|waarschijnlijk"
    r"|gewoon|precies|ruim|bijna|zeker|minstens|meer dan|langer dan|iets meer dan|iets langer dan|een stuk of"
    r"|nu|uit|datum|poe+h?|pf+|tja|nou|eh+m?|uh+m?|hm+|even denken|hij|zij|ze|mijn zoon|mijn dochter"
    r"|mijn kind|gaat niet meer|gaat|naar school|zit|thuis) "
)
_AFTER = re.compile(
    r" (?:thuis|al|nu|ongeveer|ofzo|of zo|dacht ik|denk ik|geloof ik|volgens mij|lang|inmiddels|begonnen"
    r"|zon beetje|niet meer|naar school|gestopt|is hij|is ze|is zij|was deze|geweest|zo ongeveer|vanaf toen"
    r"|tot nu)$"
)


def simple(text: str) -> str:
    """What was said in the form the rules know; "" when nothing is left."""
    said = re.sub(r"['’`](\d\d)\b", r"20\1", text.lower())
    said = re.sub(r"\bjongstleden\b|\bj\.?l\b\.?", "", said)
    said = " ".join(_word(word) for word in _tidy(said).split())
    said = unaccented(in_digits(said))
    for pattern, plain in _PHRASES:
        said = pattern.sub(plain, said)
    return _bare(_YEAR_FIRST.sub(r"\2 \1", _bare(said)))


def _tidy(said: str) -> str:
    said = re.sub(r"['’`´\"«»()!?;:~]|,(?!\d)", " ", said)
    return re.sub(r"(?<=[^\d\W])\.+|\.+(?=\s|$)", " ", said)


def _word(word: str) -> str:
    plain = unaccented(word)
    dutch = _ENGLISH.get(plain, plain if plain in _SAME else word)
    ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th|ste|de)", dutch)
    return f"{ordinal[1]}e" if ordinal else _SAME.get(dutch, dutch)


def _bare(said: str) -> str:
    """Without the words at the edges that carry no date."""
    said = " ".join(said.split())
    shorter = _BEFORE.sub("", _AFTER.sub("", said))
    return said if shorter == said else _bare(shorter)
