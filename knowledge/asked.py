"""Whether words are a question to us, and not an answer or small talk."""

from __future__ import annotations

import re

_OPENERS = re.compile(
    r"^\W*(en |maar |hoi |hallo |hey |ook )?"
    r"(mag|mogen|moet|moeten|kan|kunnen|hoe|wat(?! een\b)|wie|waar|wanneer|waarom|welke?|"
    r"hoeveel|hoelang|is|zijn|heb|heeft|hebben|krijg|krijgt|telt|geldt|bestaat|who|what|when|where|why|how|can|may|must|does|do|is|are|should)\b",
    re.IGNORECASE,
)

_HUMAN = frozenset({"mens", "mensen", "human", "person", "iemand", "someone"})
_ASKING = frozenset({
    "ik", "wil", "kan", "mag", "graag", "vraag", "praten", "spreken", "met", "om", "hier", "aan", "even",
    "nu", "echt", "een", "het", "van", "act", "team", "of", "en", "geen", "bot", "maar", "alsjeblieft", "aub",
    "bellen", "liever", "gewoon", "i", "want", "would", "like", "to", "talk", "speak", "with", "a",
    "can", "may", "real", "please", "the", "need", "have",
})  # fmt: skip


STORY, ABOUT_US = 10, 9
"""words"""
_OWN = re.compile(
    r"\b(mijn|mn|m'n|onze|ons|my|our) (\w+ )?(klein|pleeg|stief)?"
    r"(zoon|zoontje|dochter|dochtertje|kind|son|daughter|child)\b",
    re.IGNORECASE,
)
_AT_HOME = re.compile(
    r"\b(thuis|thuiszitter|niet (meer )?naar school|at home|not (\w+ )?to school)\b", re.IGNORECASE
)
_SELF = re.compile(r"\b(ik|i|i'm) ([\w'’]+ ){0,4}?(thuis|niet (meer )?naar school|at home)\b", re.IGNORECASE)
_STATE = re.compile(
    r"\b(ik|we|wij|i|we) ?(ben|zijn|zit|zitten|voel|word|kan|kunnen|'?m|am|are|feel)\b", re.IGNORECASE
)
_HERE = frozenset({"dit", "deze", "hier", "this", "here"})
_ELSEWHERE = frozenset({"school", "leerplicht", "gemeente", "jeugdzorg", "kind", "child"})


def wants_human(text: str) -> bool:
    """Whether this asks for a human and says nothing else: «mens», «mag ik een mens spreken»."""
    said = re.findall(r"[a-zë]+", text.lower())
    if len(said) == 1:
        return said[0] in ("mens", "human")
    return bool(_HUMAN.intersection(said)) and _HUMAN.union(_ASKING).issuperset(said)


def looks_asked(text: str) -> bool:
    """A question mark at the end, or a question's first word and at least four words."""
    words = text.split()
    if text.rstrip().endswith("?") and len(words) >= 2:
        return True
    return len(words) >= 4 and bool(_OPENERS.match(text))


def tells(text: str) -> bool:
    """A story about her own child, though it may end in a question; or no question at all."""
    own = len(text.split()) >= STORY and bool(_OWN.search(text)) and not _OPENERS.match(text)
    return own or not looks_asked(text)


def tells_own(text: str) -> bool:
    """«Mijn zoon zit thuis en ik weet het niet meer»: her own child, or herself, and nothing she asks us."""
    if looks_asked(text):
        return False
    told = len(text.split()) >= STORY or bool(_AT_HOME.search(text))
    return (told and bool(_OWN.search(text))) or tells_of_self(text)


def tells_of_self(text: str) -> bool:
    """«Ik ben 15 en ik ga niet meer naar school»: a young person, and no parent."""
    return bool(_SELF.search(text)) and not _OWN.search(text)


def speaks(text: str) -> bool:
    """«Ik ben ten einde raad», «mijn dochter van 12»: how it is with her, and nothing to look up."""
    return not looks_asked(text) and bool(_STATE.search(text) or _OWN.search(text))


def points_here(text: str) -> bool:
    """«Kan ik dit invullen?»: a short question about what stands here, and not about school."""
    said = re.findall(r"\w+", text.lower())
    return len(said) <= 7 and bool(_HERE.intersection(said)) and not _ELSEWHERE.intersection(said)


def about_us(text: str) -> bool:
    """«Wat gebeurt er als ik nee zeg?»: a short question with no word about school or a child."""
    said = re.findall(r"\w+", text.lower())
    return len(said) <= ABOUT_US and not _ELSEWHERE.intersection(said)


def worth_a_human(text: str) -> bool:
    """Whether somebody should read it when the library does not know: more than small talk."""
    return looks_asked(text) or len(text.split()) >= 6
