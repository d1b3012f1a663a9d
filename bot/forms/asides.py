"""What she says about the conversation itself: «wat bedoel je?», «mag dit later?», «wanneer hoor ik iets?».

Rules of this file
- Only a whole message counts, and a short one: a story that holds such words is an answer.
- These patterns are for reading; nothing from here is shown.
"""

from __future__ import annotations

import re
from typing import Literal

from bot.forms.words import plain

Aside = Literal[
    "status", "what", "why", "readers", "later-too", "together", "siblings", "mistake", "again", "edit", "who"
]
LONGEST = 80

_MAY = r"(?:mag|kan|mogen|kunnen|moet|moeten)"
_QUESTION = r"(?:dit|deze|die|de) (?:vraag|vragen|antwoord|antwoorden|formulier|lijst|intake)"
_THIS = rf"(?:dit|dat|het|deze|die|{_QUESTION})"
_SMALL = (
    r"(?:ik|jij|je|we|wij|u|jullie|ook|nog|nu|al|er|dan|eens|eigenlijk|even|straks|later|zo|zelf|samen|mee"
    r"|wel)"
)
_FILL = (
    r"(?:invullen|beantwoorden|doen|zeggen|aanvullen|vertellen|antwoorden|schrijven|typen|afmaken|aanpassen"
    r"|wijzigen|veranderen)"
)
_FAMILY = (
    r"(?:man|vrouw|partner|vriend|vriendin|ex|moeder|vader|zus|broer|dochter|zoon|kind|schoonzus|oma|opa"
    r"|begeleider|maatje|andere ouder|vader van mijn kind|moeder van mijn kind|iemand anders)"
)
_HEAR = r"(?:hoor|horen|krijg|krijgen|weet|weten|merk|merken)"
_NEWS = (
    r"(?:iets|wat|meer|weer|bericht|antwoord|nieuws|van|daarvan|hier|iemand|over|een|mijn|ons|het|maatje"
    rf"|terug|{_SMALL})"
)
_LONG = r"(?:duurt|duren|gaat|wachten|moet|moeten|dit|dat|ongeveer|voordat|tot|voor|ben|klaar|eer|tijd|kost)"
_MANY = r"(?:twee|drie|vier|2|3|4|meer)"
_STUCK = r"(?:thuis|zitten|die|thuiszitten|thuis zitten|allebei|alle|vastlopen|met|dit)"
_WRONG = r"(?:anders|fout|verkeerd|niet|ook|goed|zijn|anders zijn|nog|anders invullen)"
_TOLD = r"(?:mijn (?:antwoord|antwoorden|verhaal|gegevens))"
_REACH = (
    r"school|jeugdzorg|leerplicht|de gemeente|naar|bij|te|zien|lezen|terecht|ook|allemaal|mijn ex|iemand"
    r"|prive|geheim|hier|mee|kan|kunnen|krijgt|leest|ziet|er|in"
)

_PATTERNS: tuple[tuple[Aside, tuple[str, ...]], ...] = (
    (
        "status",
        (
            r"(?:mijn )?status(?: van mijn (?:zaak|aanvraag|vraag|hulpvraag|verhaal))?",
            rf"(?:wanneer|hoe snel|wanneer ongeveer) {_HEAR}(?: {_NEWS})*",
            rf"{_HEAR} (?:ik|we|wij)(?: {_NEWS})*",
            rf"hoe ?lang(?: (?:{_LONG}|{_NEWS}))+",
            r"(?:het |dit |dat )?duurt (?:het |dit |dat )?(?:nog |wel |erg |heel |zo )*lang(?: \w+)?",
            r"(?:is|komt|hebben jullie|heb je|zijn er) (?:er )?(?:al|inmiddels|nog) (?:een |iemand"
            r" |nieuws |iets )*"
            r"(?:maatje|nieuws|iemand|iets)?(?: (?:voor|ons|mij|me|gevonden|bekend|vrij|te|melden|gezin))*",
            r"(?:al|nog) (?:nieuws|iets bekend|een maatje)(?: \w+)?",
            r"hoe (?:staat|zit|is) het (?:er ?(?:nu )?(?:mee|voor)|met mijn \w+)(?: nu)?",
            r"(?:wat is|waar is|waar sta ik|op welke plek sta ik|de hoeveelste ben ik)(?: mijn)?"
            r"(?: (?:plek|plaats|nummer))?(?: (?:in|op) de (?:rij|wachtlijst|wachtrij|lijst))?",
            r"hoe ver (?:ben ik|zijn we|zijn jullie|is het)(?: \w+)?",
            r"(?:ben ik|zijn we|was dat|was dit|is dit|is dat)(?: (?:er|al|bijna|nu|alles|de"
            r" laatste|het|dan))*"
            rf" ?(?:klaar|alles|bijna|de laatste vraag|het)(?: {_SMALL})*",
            r"(?:nog )?hoe ?veel(?: vragen)?"
            rf"(?: (?:zijn|komen|moet|krijg|volgen|{_SMALL}))*(?: nog)?",
            r"(?:wat gebeurt er|wat gaat er gebeuren|hoe gaat het|hoe|wat)"
            r" (?:nu|hierna|hierop|verder|daarna|straks|dan|als ik klaar ben|met mijn verhaal)"
            rf"(?: {_SMALL}| verder)*",
            r"en nu",
            r"(?:any|is there any) news(?: yet)?|when (?:will|do) i hear(?: \w+){0,3}",
            r"how long(?: will| does)? (?:it|this)(?: still)? take|is there a buddy(?: yet)?|am i"
            r" done(?: yet)?",
            r"what happens (?:next|now)|how many(?: more)? questions(?: left)?",
        ),
    ),
    (
        "what",
        (
            r"(?:wat|hoe) bedoel(?:en)? (?:je|jij|u|jullie)(?: \w+){0,3}",
            rf"(?:ik )?(?:snap|begrijp)(?: ik)?(?: {_THIS}| je)?(?: de vraag)? ?(?:echt )?niet"
            r"(?: (?:helemaal|goed|zo))?|ik (?:snap|begrijp) er (?:niks|niets) van",
            rf"wat betekent {_THIS}",
            rf"(?:wat|hoe) (?:moet|kan|zal|mag) ik (?:{_THIS} )?(?:hier |nu |dan |daar )*(?:op )?{_FILL}",
            r"(?:huh|he|hoezo|uitleg|leg uit|kun je dat uitleggen|geen idee wat je bedoelt)",
            r"what do you mean|i (?:dont|do not) (?:understand|get it)|what should i (?:say|type)",
        ),
    ),
    (
        "why",
        (
            r"waarom (?:wil|willen|moet|moeten|vraag|vragen|zou|heb|hebben)"
            rf"(?: (?:{_THIS}|{_SMALL}|allemaal|nou))*(?: "
            rf"(?:weten|vragen|zeggen|invullen|hebben|nodig|vertellen))*",
            rf"(?:waarvoor|waar) (?:is|heb je|hebben jullie) {_THIS}(?: (?:voor|goed|nodig))*",
            rf"is {_THIS} (?:echt |wel )?(?:belangrijk|nodig)",
            rf"(?:moet|moeten) {_THIS}(?: echt)?",
            rf"wat (?:maakt|doet) {_THIS} (?:uit|ertoe)",
        ),
    ),
    (
        "readers",
        (
            rf"(?:wie|gaat|komt|ziet|leest|krijgt|hoort|blijft)(?: (?:{_THIS}|{_TOLD}|{_REACH})){{1,6}}",
            rf"(?:is|zijn|blijft) (?:{_THIS}|{_TOLD})(?: (?:wel|echt|hier|allemaal))*"
            r" (?:veilig|anoniem|prive|vertrouwelijk|geheim)",
            r"is (?:this|it) (?:safe|private|anonymous|confidential)",
        ),
    ),
    (
        "later-too",
        (
            rf"{_MAY} (?:ik )?{_THIS}(?: {_SMALL})*(?: (?:later|{_FILL}))+",
            rf"{_MAY} {_THIS} (?:ook )?(?:nog )?later",
            rf"{_MAY} (?:ik )?{_THIS}(?: {_SMALL})* (?:overslaan|leeg laten|open laten)",
            rf"(?:ik )?(?:vul|doe|zeg) (?:ik )?{_THIS} (?:wel |nog |een andere keer )*later(?: \w+)?",
            r"(?:can|may) i (?:do|fill in|answer) (?:this|it|that) later",
        ),
    ),
    (
        "together",
        (
            rf"{_MAY} (?:mijn|de|haar|zijn|een)? ?{_FAMILY} (?:{_THIS} )?(?:{_SMALL} )*"
            rf"(?:{_FILL}|helpen|meedoen|meelezen|meekijken)",
            rf"{_MAY} (?:ik|we|wij) {_THIS} (?:{_SMALL} )*met (?:mijn )?{_FAMILY} (?:{_SMALL} )*{_FILL}",
            r"(?:can|may) my (?:husband|wife|partner|child|son|daughter) (?:do|fill in|answer) (?:this|it)",
        ),
    ),
    (
        "siblings",
        (
            rf"(?:ik|we|wij) (?:heb|hebben) er (?:zelfs )?(?:{_MANY}|nog een)(?: kinderen)?(?: {_STUCK})*",
            rf"(?:ik|we|wij) (?:heb|hebben) (?:er )?{_MANY}"
            rf" (?:kinderen|kids|jongens|meiden|dochters|zoons|zonen|thuiszitters)(?: {_STUCK})*",
            r"(?:mijn )?(?:andere|tweede|oudste|jongste) (?:kind|zoon|dochter) (?:zit|is|loopt) (?:ook )?"
            r"(?:thuis|vast)(?: \w+)?",
            rf"{_MAY} (?:ik )?(?:ook )?(?:hulp )?(?:voor )?(?:mijn )?(?:{_MANY}|beide|allebei|andere|tweede)"
            r" (?:kind|kinderen)(?: \w+){0,3}",
            r"i have two (?:kids|children)(?: at home)?",
        ),
    ),
    (
        "mistake",
        (
            r"(?:(?:nee|oeps|sorry|wacht|o) )*(?:de |mijn |het )?vorige(?: (?:vraag|antwoord))?"
            rf"(?: (?:was|is|klopt|klopte|moet|moest|had|ik))+(?: {_WRONG})*",
            r"(?:ik )?(?:heb )?(?:ik )?(?:me|mij) ?vergist(?: \w+){0,3}|ik vergis(?:te)? me(?: \w+)?",
            r"(?:(?:oeps|sorry|foutje|verkeerd) ?)+(?:gedrukt|geklikt|getypt|ingevuld|antwoord)?"
            r"|(?:oeps )?(?:ik )?(?:drukte|klikte|typte) verkeerd",
            r"(?:ik wil )?(?:de )?vorige (?:vraag |antwoord )?(?:aanpassen|veranderen|wijzigen|opnieuw)",
            r"i made a mistake",
        ),
    ),
    (
        "again",
        (
            r"(?:ik wil |kan ik |mag ik |laten we )?(?:graag )?(?:helemaal |maar |alles )*"
            r"(?:opnieuw|overnieuw)"
            r"(?: (?:beginnen|begin|starten|doen|graag|invullen))*",
            r"begin(?:nen)? (?:maar )?(?:opnieuw|overnieuw)|reset|start over|restart|begin again",
        ),
    ),
    (
        "edit",
        (
            r"(?:ik wil |kan ik |mag ik |wil )?(?:graag |nog )*"
            r"(?:iets|wat|een antwoord|mijn antwoord|mijn antwoorden|mijn verhaal|antwoorden)(?: nog|"
            r" graag| even)*"
            r" (?:aanpassen|wijzigen|veranderen|verbeteren|toevoegen|aanvullen)",
            r"wijzig|wijzigen|aanpassen|veranderen|(?:er )?klopt iets niet|iets klopt niet|niet alles klopt",
            r"(?:i want to )?change (?:something|an answer|my answers?)",
        ),
    ),
    (
        "who",
        (
            r"wie (?:zit|zitten|zijn) (?:hier|er)(?: \w+){0,2}|wie (?:ben|bent|zijn) "
            r"(?:je|jij|u|jullie)(?: \w+)?",
            r"(?:ben|bent) (?:je|jij|u) (?:een |wel een |echt een )*(?:bot|robot|mens|computer|echt|ai)"
            r"(?: of een? \w+)?|is dit een (?:bot|robot|mens|computer)|hoe heet (?:je|jij)",
            r"(?:praat|chat|spreek) ik (?:nu )?(?:met|tegen) een (?:echt )?"
            r"(?:mens|bot|robot|computer|persoon)(?: of een? \w+)?",
            r"who are you|are you a (?:bot|robot|human)",
        ),
    ),
)
_ASIDES = tuple((name, re.compile("|".join(patterns))) for name, patterns in _PATTERNS)

_MEANT = re.compile(
    r"\s*(?:(?:nee|o|oh|ja)\W+)*(?:(?:wacht|sorry|oeps|foutje|pardon|nee)\b\W*(?:even\b\W*)?)*"
    r"(?:ik bedoel(?:de)?|bedoelde|(?<=\W)(?:het is|het moet zijn|moet zijn))\b\W*(?:te"
    r" zeggen\W*)?(?P<meant>.+)",
    re.IGNORECASE | re.DOTALL,
)
_INSTEAD = re.compile(
    r"\s*(?:(?:nee|o|oh)\W+)*(?:(?:wacht|sorry|oeps|foutje|pardon)\b\W*)+(?P<meant>\w.{0,38})", re.IGNORECASE
)


def aside(raw: str) -> Aside | None:
    """What this message asks or says about the conversation; None when it does not."""
    said = plain(raw)
    if not said or len(said) > LONGEST:
        return None
    return next((name for name, pattern in _ASIDES if pattern.fullmatch(said)), None)


def meant(raw: str) -> str:
    """«12», when she says «nee wacht, ik bedoelde 12» or «oeps, 12»; "" when she says no such thing."""
    found = _MEANT.fullmatch(raw) or _INSTEAD.fullmatch(raw)
    return found["meant"].strip(" .!,") if found and len(raw) <= LONGEST else ""
