"""Place names: how they are folded, and which ones are found in a sentence.

Rules of this file
- Folding takes away case, accents, marks and the old genitive: «'s-Gravenhage» is found as «gravenhage» too.
- The longest name wins; names do not overlap.
- A name that is an ordinary word too (Een, Best, Huizen) counts inside a sentence only with a capital that
  does not open the sentence, or right after a word such as «in» or «uit».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

_WORD = re.compile(r"[^\W_]+")
_BEFORE_A_PLACE = frozenset("in uit te omgeving regio gemeente nabij rond near from".split())
ORDINARY = frozenset(
    """amen angel best beugen boer born bloem broek bunde dieren dorst echt ee een ees ell en ens erm es esch
    gees glas goor groet hall halle handel hank haps haren hee heel heide helden hem hoek hoeven holten hoorn
    horn houten huizen hulst ie iens kaag kaart kamerik langeweg leek lies linde linden loo loon loozen made
    marken mill monster mook neer nes noorden nutter opende oranje place puth reek rijs rips schijf school
    schore sluis son spier spui spijk stein stroe tuil tuk veen veere vries waal waarde wateren well westland
    wier winde wons zand zeeland zegge zenderen zetten vuren dijken heeg hoogland ressen hallum ham wapse
    peest heel scharen slag tinte thorn over""".split()
)
_ALWAYS_CAPITAL = frozenset("een ee hem ie heel es en echt".split())


def fold(name: str) -> str:
    """The name as it is compared: «Súdwest-Fryslân» is "sudwest fryslan"."""
    spelled = unicodedata.normalize("NFKD", name.replace("a/d", "aan den").replace("ĳ", "ij"))
    bare = "".join(mark for mark in spelled if not unicodedata.combining(mark))
    words = _WORD.findall(bare.casefold())
    return " ".join(words[1:] if words[:1] == ["s"] and len(words) > 1 else words)


def mentioned(text: str, known: Collection[str], longest: int = 6) -> Iterator[str]:
    """The known (folded) names in a sentence, in the order in which they stand."""
    words = _WORD.findall(text.replace("a/d", "aan den"))
    folded = [fold(word) for word in words]
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            name = " ".join(folded[at : at + size])
            if name in known and (size > 1 or _meant(words, folded, at)):
                yield name
                at += size - 1
                break
        at += 1


def _meant(words: list[str], folded: list[str], at: int) -> bool:
    """Whether this one word is meant as a place, not as a word."""
    name = folded[at]
    if len(name) > 3 and name not in ORDINARY:
        return True
    if at > 0 and words[at][:1].isupper() and not words[at].isupper():
        return True
    return at > 0 and name not in _ALWAYS_CAPITAL and folded[at - 1] in _BEFORE_A_PLACE
