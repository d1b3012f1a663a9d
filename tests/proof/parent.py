"""A parent who walks through the intake, and reacts to nothing but what stands on her screen.

Rules of this file
- She answers what she sees, each thing once: a question that comes again unasked is not answered again.
  Only who was ticking starts anew when her ticks are gone.
- What she does depends on her number and the question alone, so that two runs can be laid side by side.
- Half of them press where they can, the others type.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

_FORM = Path(__file__).resolve().parents[2] / "knowledge" / "forms" / "intake.yaml"
FIRST = "Wat past bij jou?"
CONSENT = "Mag ACT! je antwoorden bewaren"
SEND = "Ja, klopt. Versturen"
PROGRESS = "Vraag "
MEANT = "Bedoel je"
DONE = "Je zaak heeft code"
READY = "Klaar met kiezen"

WORDS = {
    "postcode": ("3511", "3512 AB", "Amersfoort", "Zeist"),
    "blij": ("Treinen en de hond.", "Tekenen, altijd tekenen.", "Haar konijn; en dansen."),
    "kind_naam": ("S.", "Noor", "Puk"),
    "leeftijd": ("11", "elf jaar", "14"),
    "diagnose": ("Nog niet, we wachten.", "overslaan"),
    "sinds": ("drie weken geleden", "3-9-2026", "sinds de herfstvakantie"),
    "gebeurd": ("Veel gesprekken, weinig plan.", "Eerst halve dagen, toen niets meer."),
    "redenen_eigen": ("De juf ging weg.",),
    "school_zegt": ("Dat hij moet wennen.", "Ze zoeken mee, maar weten het niet."),
    "kind_wil": ("Rust, en later weer vrienden zien.", "Naar een kleine klas."),
    "veranderen": ("Minder prikkels op school.", "Iemand die echt luistert."),
    "werkte": ("Een vaste plek bij het raam.", "Wandelen voor schooltijd."),
    "eerst": ("Een gesprek zonder haast.", "Rust in huis."),
    "telefoon": ("06 12345678",),
    "verder": ("Dank jullie wel.", "overslaan"),
}
CHOICE = {"jeugdzorg": "Nee", "situatie": "Mijn kind zit thuis", "ingeschreven": "Ja", "bellen": "Ja"}
MANY = {
    "redenen": ("Te veel prikkels", "Angst of spanning"),
    "betrokken": ("Huisarts", "Leerplichtambtenaar"),
}
SCALE = {"ruimte": "3"}


def asked() -> dict[str, str]:
    """Question id -> how it is asked in Dutch."""
    form = yaml.safe_load(_FORM.read_text("utf-8"))
    return {question["id"]: question["ask"]["nl"] for question in form["questions"]}


@dataclass(frozen=True)
class Seen:
    """A message as it stands on a screen now: its number, its words, the labels under it."""

    message: str
    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deed:
    """What she does: type `words`, or press `label` under `message`."""

    words: str = ""
    label: str = ""
    message: str = ""


@dataclass
class Parent:
    """`number` decides everything she says."""

    number: int
    questions: dict[str, str]
    answered: set[str] = field(default_factory=set)
    done: bool = False

    def react(self, screen: Sequence[Seen]) -> Deed | None:
        """What she does now; None when there is nothing new for her."""
        for seen in reversed(screen):
            if DONE in seen.text:
                self.done = True
                return None
            about = self._about(seen)
            if about is None:
                continue
            if about in self.answered:
                return None
            self.answered.add(about)
            return self._deed(about, seen)
        return None

    def _about(self, seen: Seen) -> str | None:
        """Which question this is, and how far she is with it."""
        if SEND in seen.labels:
            return "summary"
        if MEANT in seen.text and "Ja" in seen.labels:
            return f"meant:{seen.text}"
        for words, name in ((FIRST, "first"), (CONSENT, "consent")):
            if words in seen.text and seen.labels:
                return name
        return self._question(seen)

    def _question(self, seen: Seen) -> str | None:
        for key, words in self.questions.items():
            if words in seen.text and PROGRESS in seen.text and seen.labels:
                ticked = ",".join(sorted(label for label in seen.labels if label.startswith("✓")))
                again = f":{seen.message}" if key in MANY and self.number % 2 == 0 else ""
                return f"{key}:{ticked}{again}"
        return None

    def _deed(self, about: str, seen: Seen) -> Deed:
        key = about.partition(":")[0]
        labels: dict[str, Callable[[], str]] = {
            "first": lambda: "Mijn kind zit thuis",
            "consent": lambda: "Ja, dat mag",
            "summary": lambda: SEND,
            "meant": lambda: "Ja",
        }
        if key in labels:
            return Deed(label=labels[key](), message=seen.message)
        if key in MANY:
            return self._many(key, seen)
        if key in WORDS:
            said = WORDS[key]
            return Deed(words=said[self.number % len(said)])
        return self._one(key, seen)

    def _many(self, key: str, seen: Seen) -> Deed:
        if self.number % 2:
            return Deed(words=", ".join(MANY[key]))
        for wanted in MANY[key]:
            if f"✓ {wanted}" not in seen.labels:
                return Deed(label=wanted, message=seen.message)
        return Deed(label=READY, message=seen.message)

    def _one(self, key: str, seen: Seen) -> Deed:
        ways = ("Terug", "Overslaan", "Later verder", "Wie leest dit?", "Samen invullen")
        choices = [label for label in seen.labels if label not in ways]
        if key in SCALE or not choices:
            return Deed(words=SCALE.get(key, "ja"))
        wanted = CHOICE.get(key, choices[self.number % len(choices)])
        return Deed(words=wanted) if self.number % 3 == 0 else Deed(label=wanted, message=seen.message)
