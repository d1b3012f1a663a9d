"""Canaries: words that nobody would say by chance, and who may hear each of them.

Rules of this file
- What somebody told goes to that person; her story also to the Maatje who said yes and was not released;
  her question also to the team member who opened it, at that very step; what she asks while the intake
  waits for her own words may be taken for either.
- What a team member answers goes to who asked.
- What was said in a group stays in that group; what was asked of the bot there goes to who asked, and to the
  team member who opened it.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.proof.town import Heard

MARK = "Kanarie"
WAYS = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass
class Secret:
    """A canary; `allowed` are chats that may always see it, `opened` (chat, step) that may see it then."""

    words: str
    kind: str
    owner: str
    allowed: set[str]
    opened: set[tuple[str, int]] = field(default_factory=set)

    def may(self, heard: Heard) -> bool:
        return heard.chat in self.allowed or (heard.chat, heard.step) in self.opened


class Secrets:
    """All canaries of one run."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.all: dict[str, Secret] = {}

    def word(self, kind: str, owner: str, *allowed: str) -> str:
        """A new canary of sixteen letters."""
        made = MARK + "".join(self._chance.choices(string.ascii_lowercase, k=12))
        return self._keep(made, kind, owner, allowed)

    def phone(self, owner: str, *allowed: str) -> str:
        """A number that can be called, as somebody types it."""
        return self._keep(f"061{self._chance.randrange(10**7):07}", "story", owner, allowed)

    def _keep(self, made: str, kind: str, owner: str, allowed: tuple[str, ...]) -> str:
        self.all[made] = Secret(made, kind, owner, {owner, *allowed})
        return made

    def of(self, owner: str, *kinds: str) -> list[Secret]:
        return [secret for secret in self.all.values() if secret.owner == owner and secret.kind in kinds]

    def found(self, text: str) -> list[Secret]:
        """The canaries in this text; a phone number also when it was written in another way."""
        low = text.lower()
        words_here = MARK.lower() in low
        digits = re.sub(r"(?<=\d)[ -](?=\d)", "", low)
        return [
            secret
            for words, secret in self.all.items()
            if (words_here and words.lower() in low) or (words.isdigit() and words.lstrip("0") in digits)
        ]

    def leaks(self, heard: Iterable[Heard]) -> list[tuple[Secret, Heard]]:
        """Each canary that somebody saw who may not."""
        return [(secret, one) for one in heard for secret in self.found(one.words) if not secret.may(one)]

    def on_disk(self, files: Iterable[Path]) -> list[tuple[str, str]]:
        """(file, canary) of each one that can be read there, as UTF-8 or as UTF-16."""
        found = []
        for file in files:
            content = file.read_bytes()
            found += [(file.name, words) for words in self.all if _stands_in(words, content)]
        return found


@cache
def _marked(content: bytes) -> bool:
    return any(MARK.encode(how) in content for how in WAYS)


def _stands_in(words: str, content: bytes) -> bool:
    if words.startswith(MARK) and not _marked(content):
        return False
    return any(words.encode(how) in content for how in WAYS)
