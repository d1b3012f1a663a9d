"""Whether words are a question to us, and not an answer or small talk."""

from __future__ import annotations

import re

_OPENERS = re.compile(
    r"^\W*(en |maar |hoi |hallo |hey |ook )?"
    r"(mag|mogen|moet|moeten|kan|kunnen|hoe|wat|wie|waar|wanneer|waarom|welke?|hoeveel|hoelang|is|zijn|heb|heeft|"
    r"hebben|krijg|krijgt|telt|geldt|bestaat|who|what|when|where|why|how|can|may|must|does|do|is|are|should)\b",
    re.IGNORECASE,
)

_HUMAN = frozenset({"mens", "mensen", "human", "person", "iemand", "someone"})
_ASKING = frozenset({
    "ik", "wil", "kan", "mag", "graag", "vraag", "praten", "spreken", "met", "om", "hier", "aan", "even",
    "nu", "echt", "een", "het", "van", "act", "team", "of", "en", "geen", "bot", "maar", "alsjeblieft", "aub",
    "bellen", "liever", "gewoon", "i", "want", "would", "like", "to", "talk", "speak", "with", "a",
    "can", "may", "real", "please", "the",
})  # fmt: skip


STORY = 10
_OWN = re.compile(
    r"\b(mijn|mn|m'n|onze|ons|my|our) (\w+ )?(klein|pleeg|stief)?"
    r"(zoon|zoontje|dochter|dochtertje|kind|son|daughter|child)\b",
    re.IGNORECASE,
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


def points_here(text: str) -> bool:
    """«Kan ik dit invullen?»: a short question about what stands here, and not about school."""
    said = re.findall(r"\w+", text.lower())
    return len(said) <= 7 and bool(_HERE.intersection(said)) and not _ELSEWHERE.intersection(said)


def worth_a_human(text: str) -> bool:
    """Whether somebody should read it when the library does not know: more than small talk."""
    return looks_asked(text) or len(text.split()) >= 6
