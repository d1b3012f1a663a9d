"""One turn: everything a handler may look at and change, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Self

from propcache.api import cached_property

from bot.chat.events import Address, AnyEvent, Chose, Commanded, Said, Submitted
from bot.chat.markup import Markup
from bot.chat.platform import Abilities
from bot.core.shelf import Shelf
from bot.forms.asides import Aside
from bot.model.people import Person
from bot.model.promises import HOME
from bot.store.prompts import Picked
from bot.store.work import Work
from knowledge.library import Answer


@dataclass(frozen=True)
class Stillness:
    """How long an intake may lie still before a reminder, a warning, and before it goes (P07)."""

    nudge: timedelta = timedelta(days=7)
    warning: timedelta = timedelta(days=83)
    gone: timedelta = timedelta(days=90)


@dataclass(frozen=True)
class Facts:
    """What the settings say that a handler needs."""

    on_call: tuple[str, ...] = ()
    controller: str = ""
    abilities: Mapping[str, Abilities] | None = None
    stillness: Stillness = field(default_factory=Stillness)


@dataclass
class Turn:
    """What happened, who did it, and the transaction it happens in."""

    event: AnyEvent
    person: Person
    work: Work
    shelf: Shelf
    facts: Facts
    now: datetime
    picked: Picked | None = None
    worried: bool = False
    """what was said may be a sign of danger; that was asked first"""
    forgotten: bool = False
    """this person was erased in this turn"""
    spoken: str = ""
    """the language of this answer, when it is not that of the chat"""

    @property
    def locale(self) -> str:
        return self.spoken or self.person.locale

    def speaking_as(self, question: str) -> Self:
        """The same turn in the language of a question: English is answered in English, in any chat."""
        english = self.shelf.library.in_english(question, self.person.locale)
        return replace(self, spoken="en" if english else "")

    def looked_up(self, question: str) -> Answer:
        """What the library knows, for where this person lives; in a group that is nobody's business."""
        region = None if self.in_group else self.person.region
        return self.shelf.library.ask(question, self.locale, self.today, region)

    @property
    def today(self) -> date:
        """The day it is in the Netherlands."""
        return self.now.astimezone(HOME).date()

    @property
    def rest(self) -> str:
        """What came after the command, or all that was said."""
        match self.event:
            case Commanded(rest=rest):
                return rest
            case Said(text=text):
                return text
        return ""

    @cached_property
    def aside(self) -> Aside | None:
        """What she says about the conversation itself, if this message does."""
        return self.shelf.asides.of(self.event.text) if isinstance(self.event, Said) else None

    @property
    def under(self) -> str | None:
        """The platform's id of the message whose button she pressed; None when she typed."""
        return self.event.message if isinstance(self.event, Chose | Submitted) else None

    @property
    def value(self) -> str:
        """The target of the pressed button."""
        return self.picked.value if self.picked else ""

    @property
    def fields(self) -> dict[str, str]:
        """A filled card: question id -> text."""
        return dict(self.event.fields) if isinstance(self.event, Submitted) else {}

    @property
    def in_group(self) -> bool:
        return not self.event.where.private

    @property
    def cards(self) -> bool:
        """Whether several questions can be shown at once here."""
        known = (self.facts.abilities or {}).get(self.event.where.platform)
        return known.cards if known else False

    @property
    def whispers(self) -> bool:
        """Whether an answer can be shown in this very place to the asker alone."""
        known = (self.facts.abilities or {}).get(self.event.where.platform)
        return bool(known and known.only_you and self.event.handle)

    def text(self, key: str, **args: object) -> Markup:
        """A sentence in the language of this answer."""
        return self.shelf.texts.format(self.locale, key, **args)

    def words(self, key: str, **args: object) -> str:
        """The same without marks, for a button."""
        return self.shelf.texts.words(self.locale, key, **args)

    def text_for(self, person: Person, key: str, **args: object) -> Markup:
        """A sentence in somebody else's language."""
        return self.shelf.texts.format(person.locale, key, **args)

    def words_for(self, person: Person, key: str, **args: object) -> str:
        return self.shelf.texts.words(person.locale, key, **args)

    def home(self) -> Address | None:
        """Where this person can be told something in private."""
        return self.event.where if self.event.where.private else self.person.home
