"""Whether words are a question to us, and not an answer or small talk."""

from __future__ import annotations

import re

_OPENERS = re.compile(
    r"^\W*(en |maar |hoi |hallo |hey |ook )?"
    r"(mag|mogen|moet|moeten|kan|kunnen|hoe|wat|wie|waar|wanneer|waarom|welke?|hoeveel|hoelang|is|zijn|heb|heeft|"
    r"hebben|krijg|krijgt|telt|geldt|bestaat|who|what|when|where|why|how|can|may|must|does|do|is|are|should)\b",
    re.IGNORECASE,
)


def looks_asked(text: str) -> bool:
    """A question mark at the end, or a question's first word and at least four words."""
    words = text.split()
    if text.rstrip().endswith("?") and len(words) >= 2:
        return True
    return len(words) >= 4 and bool(_OPENERS.match(text))


def worth_a_human(text: str) -> bool:
    """Whether somebody should read it when the library does not know: more than small talk."""
    return looks_asked(text) or len(text.split()) >= 6
