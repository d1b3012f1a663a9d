"""The words that are read at any question: yes, no, do not know, and the words that steer.

Rules of this file
- A steering word counts only as the whole message, with at most one typing slip; in a word of five
  letters no letter may be another one («later» is not «laten»).
- These lists are for reading. The only words shown from here are the two answers of a yes-no question.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from bot.forms.model import Choice

Steering = Literal["back", "skip", "later", "readers", "why", "stop", "on"]

YES_NO = (
    Choice("ja", {"nl": "Ja", "en": "Yes"}),
    Choice("nee", {"nl": "Nee", "en": "No"}),
)
YES = frozenset({
    "ja", "ja mag", "jawel", "jazeker", "zeker", "zeker weten", "jep", "jup", "yep", "yes", "yeah", "yup",
    "j", "y", "klopt", "ja klopt", "dat klopt", "ja dat klopt", "juist", "ja hoor", "ja zeker", "oke", "ok",
    "okay", "inderdaad", "ja inderdaad", "precies", "goed", "graag", "ja graag", "correct", "that is right",
    "tuurlijk", "natuurlijk", "uiteraard", "is goed", "prima", "akkoord", "doe maar", "dat mag", "mag dat",
    "dat is goed", "dat is prima",
    "vooruit", "nou vooruit", "ga je gang", "sure", "of course", "thats fine", "alles klopt", "klopt alles",
    "het klopt", "klopt helemaal", "helemaal goed", "perfect", "all correct", "its correct", "klopt zo",
    "zo klopt het", "het klopt zo", "ja helaas", "helaas wel", "ja helaas wel", "ja gelukkig wel",
})  # fmt: skip
SEND = frozenset({
    "verstuur", "versturen", "verstuur maar", "verstuur het", "stuur", "stuur maar", "stuur op", "verzenden",
    "ja versturen", "ja verstuur", "ja klopt versturen", "ja stuur maar", "alles klopt verstuur maar", "send",
    "send it", "yes send it", "ja verstuur maar", "stuur maar op", "stuur het maar op", "stuur maar door",
    "ja stuur maar op", "opsturen", "opsturen maar", "doorsturen",
})  # fmt: skip
THUMBS = {"👍": True, "👎": False}
LONGEST_YES = 40
NO = frozenset({
    "nee", "neen", "nope", "nee hoor", "no", "n", "klopt niet", "dat klopt niet", "nee dat klopt niet",
    "niet", "nooit", "zeker niet", "nee zeker niet", "nee nooit", "absoluut niet", "liever niet",
    "nee liever niet", "nee dank je", "nee bedankt", "not", "never", "toch niet", "nee toch niet",
    "toch maar niet", "nee gelukkig niet", "gelukkig niet", "nee gelukkig", "nee sorry", "sorry nee",
})  # fmt: skip
FILLS = frozenset({"hoor", "dan", "joh"})
"""words behind a yes or no that change nothing"""
UNKNOWN = frozenset({
    "weet ik niet", "weet niet", "ik weet het niet", "weet ik nog niet", "weet het niet", "geen idee",
    "geen flauw idee", "ik zou het niet weten", "onbekend", "wnv", "niet zeker", "wil ik niet zeggen",
    "zeg ik liever niet", "dat weet ik niet", "dat weet ik niet meer", "weet ik niet meer", "weten we niet",
    "ik weet het niet meer", "ik weet het niet precies", "dat weet ik nog niet", "dat zeg ik liever niet",
    "liever niet zeggen", "dat wil ik niet zeggen", "wil ik liever niet zeggen", "gaat je niets aan",
    "nvt", "n v t", "niet van toepassing", "zeg ik niet", "dat zeg ik niet", "gaat je niks aan",
    "dont know", "i dont know", "do not know", "no idea", "not sure",
})  # fmt: skip
BYE = frozenset({
    "welterusten", "slaap lekker", "doei", "tot ziens", "tot later", "tot morgen", "fijne avond",
    "fijne dag", "fijn weekend", "bye", "good night", "see you",
})  # fmt: skip
STEERING: dict[Steering, tuple[str, ...]] = {
    "back": ("terug", "ga terug", "vorige", "vorige vraag", "een terug", "back", "go back", "previous"),
    "skip": (
        "overslaan", "sla over", "slaan we over", "deze overslaan", "vraag overslaan", "skip", "skip this",
        "geen antwoord", *sorted(UNKNOWN),
    ),
    "later": (
        "later", "later verder", "ik ga later verder", "nu even niet", "pauze", "even pauze", "pause",
        "continue later", "ik kan nu niet", "ik kan nu even niet", "ik moet gaan", "ik moet nu gaan",
        "ik heb nu geen tijd", "geen tijd meer", "ik ga slapen", "morgen verder", "morgen weer",
        "straks verder", "ik moet stoppen", "ik moet even weg", "even stoppen", *sorted(BYE),
    ),
    "readers": (
        "wie leest dit", "wie leest dit mee", "wie lezen dit", "wie leest mee", "wie ziet dit",
        "wie kan dit lezen", "wie kan dit zien", "who reads this", "who can read this", "who sees this",
    ),
    "why": (
        "waarom", "waarom vraag je dit", "waarom vragen jullie dit", "waarom wil je dit weten",
        "waarvoor is dit", "why", "why do you ask",
    ),
    "on": (
        "ben er weer", "ik ben er weer", "daar ben ik weer", "we kunnen verder", "verder", "ga verder",
        "verder gaan", "ik wil verder", "we gaan verder", "continue", "go on",
    ),
    "stop": (
        "stop", "stoppen", "ik stop", "ik wil stoppen", "stop maar", "ophouden", "quit", "cancel",
        "annuleren", "annuleer", "afbreken", "ik stop ermee", "laat maar", "exit", "ik wil niet meer verder",
        "trek mijn vraag in", "trek mijn hulpvraag in", "trek mijn aanvraag in", "ik wil geen hulp meer",
        "ik hoef geen hulp meer", "ik wil geen maatje meer", "ik hoef geen maatje meer",
        "ik wil ermee stoppen",
        "ik wil mijn hulpvraag intrekken", "ik wil mijn vraag intrekken",
    ),
}  # fmt: skip
KEEP = frozenset({
    "laat zo staan", "laat zo", "laat maar zo", "laat maar staan", "zo laten", "dat klopt zo", "is goed zo",
    "goed zo", "niet aanpassen", "keep it", "keep it as it is", "leave it",
})  # fmt: skip
GREETINGS = frozenset({
    "hoi", "hallo", "hey", "hi", "hello", "dag", "goedemorgen", "goedemiddag", "goedenavond", "goeiemorgen",
    "goeiemiddag", "goeienavond", "hallo daar", "hoi daar", "start", "begin", "good morning", "good evening",
})  # fmt: skip
THANKS = frozenset({
    "dank je", "dankje", "dank je wel", "dankjewel", "dank u", "dank u wel", "bedankt", "heel erg bedankt",
    "super bedankt", "dank", "bedankt voor alles", "dank jullie wel", "bedankt hoor", "dank voor alles",
    "bedankt voor je hulp", "bedankt voor de hulp",
    "thanks", "thank you", "thank you so much", "fijn dank je", "oke dank je",
})  # fmt: skip
NOTHING_MORE = frozenset({
    "dat was alles", "dat was het", "dat is alles", "dit was alles", "dit was het", "dit is alles",
    "dat was m", "klaar", "ik ben klaar", "niks", "niets", "niks meer", "niets meer", "verder niks",
    "verder niets", "verder niet", "verder niks meer", "meer niet", "geen", "het was alles",
    "ik denk het niet", "ik geloof het niet", "volgens mij niet", "volgens mij was dat alles",
    "volgens mij was dit alles", "dat was het wel", "dat was t", "dat is het", "voor nu niet", "nu niet",
    "op dit moment niet", "voorlopig niet", "thats all", "that was all", "that is all", "nothing",
    "nothing else", "nothing more", "thats it", "done",
})  # fmt: skip
SHORTEST_SLIP = 5
_STEERS: dict[str, Steering] = {word: way for way, words in STEERING.items() for word in words}
_STEERS_FROM = {first: [word for word in _STEERS if word[0] == first] for first in {w[0] for w in _STEERS}}
_PAUSES = re.compile(r"[,.;!]+")
_ACCENTS = str.maketrans("éèëêïíîöóôüúûäáàâçñ", "eeeeiiiooouuuaaaacn")
_APOSTROPHES = str.maketrans("", "", "'’`´")
_NO_WORD = re.compile(r"\W+")


@lru_cache(maxsize=8)  # within one turn the same words are read ten times; no longer than that
def plain(raw: str) -> str:
    """Lower case, without accents and apostrophes; all else that is no letter or digit is one space."""
    text = unaccented(raw.lower()).translate(_APOSTROPHES)
    return _NO_WORD.sub(" ", text).strip()


def unaccented(text: str) -> str:
    """The same words without accents."""
    return text.translate(_ACCENTS)


def navigation(raw: str) -> Steering | None:
    """Where she wants to go, if her whole message is a steering word; else None."""
    whole = _way(raw)
    if whole or len(raw) > 80:
        return whole
    if not _PAUSES.search(raw):
        return _twice(plain(raw).split())
    ways = {_way(part) for part in _PAUSES.split(raw) if plain(part)}
    return ways.pop() if len(ways) == 1 else None


def _twice(words: list[str]) -> Steering | None:
    """«Ik ga slapen morgen verder»: the same said twice, without a pause between."""
    halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return next((_STEERS[a] for a, b in halves if a in _STEERS and _STEERS[a] == _STEERS.get(b)), None)


def _way(raw: str) -> Steering | None:
    said = plain(raw)
    if not said or len(said) > 40:
        return None
    if said in _STEERS:
        return _STEERS[said]
    near = (word for word in _STEERS_FROM.get(said[0], ()) if abs(len(word) - len(said)) <= 1)
    return next((_STEERS[word] for word in near if _same(said, word)), None)


def yes_or_no(raw: str) -> bool | None:
    """True, False, or None when the whole message is neither."""
    said = plain(raw)
    if not said:
        return THUMBS.get(raw.strip()[:1])
    if said.partition(" ")[0] in FILLS or len(said) > LONGEST_YES:
        return None
    return True if _only(YES, said) else False if _only(NO, said) else None


def _only(sort: frozenset[str], said: str) -> bool:
    """One after another of this sort: «ja is goed hoor», «nee klopt niet»."""
    words = said.split()
    heads = ((" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words) + 1))
    return any((head in sort or head in FILLS) and (not rest or _only(sort, rest)) for head, rest in heads)


def sends(raw: str) -> bool:
    """Whether she says outright to send it."""
    return plain(raw) in SEND


def nothing_more(raw: str) -> bool:
    """«Nee, dat was alles»: at the last question she has nothing to add."""
    said = plain(raw)
    rest = re.sub(r"^(?:nee|neen|no|nope) ?", "", said)
    return said in NO or rest in NOTHING_MORE


def unknown(raw: str) -> bool:
    """Whether she says that she does not know."""
    return plain(raw) in UNKNOWN or set(raw.strip()) == {"?"}


def _same(said: str, word: str) -> bool:
    if said == word:
        return True
    if len(word) < SHORTEST_SLIP or said[0] != word[0] or OSA.distance(said, word, score_cutoff=1) > 1:
        return False
    return len(word) > SHORTEST_SLIP or len(said) != len(word) or sorted(said) == sorted(word)
