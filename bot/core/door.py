"""The door: every update comes in here, is given its turn in one transaction, and only then confirmed.

Rules of this file
- Seen, decided, written down: one transaction. What is confirmed to the platform is durable.
- Talk in a group that concerns nobody is not stored; it is only listened to for danger.
- Who floods us is told so, and is not kept or answered until it is quiet; danger is heard all the same.
- What fails is tried three times, then set aside for a human; its sender hears so, the next one is
  served at once. What cannot even be read is set aside without a turn.
- A failure of the database itself is no failure of the update: it is not confirmed and comes again.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial

import structlog
from msgspec.structs import replace

from bot.chat.events import (
    Address,
    AnyEvent,
    AskedToJoin,
    Commanded,
    Left,
    Lost,
    Said,
    Shared,
    Ticked,
)
from bot.chat.markup import bare
from bot.chat.platform import Finding, Platform, Raw
from bot.core.decide import decide, words_of
from bot.core.failure import place_of
from bot.core.flood import Flood, Verdict, senders
from bot.core.meaning import Meaning
from bot.core.routes import Routes
from bot.core.shelf import Shelf
from bot.core.speaking import Outcome, write_down
from bot.core.turn import Facts, Turn
from bot.forms.bsn import holds_bsn
from bot.model.people import Person, shown_name
from bot.store.inbox import TRIES
from bot.store.jobs import Timer
from bot.store.store import Store, is_away
from bot.store.work import Work
from knowledge.card import card

log = structlog.get_logger()
CLOCK = Address("clock", "clock", private=True)
FIRST_WORDS = 3
NOBODY = Person(id="", account="", name="", locale="nl")


class Door:
    """Where updates, presses and passed hours become turns."""

    def __init__(
        self,
        store: Store,
        routes: Routes,
        shelf: Shelf,
        facts: Facts,
        after: Callable[[Outcome], None],
    ) -> None:
        self._store = store
        self._routes = routes
        self.shelf = shelf
        self._facts = facts
        self._after = after
        self._lanes: dict[str, asyncio.Lock] = {}
        self.flood = Flood()
        self.meaning: Meaning | None = None

    async def receive(self, platform: Platform, raw: Raw) -> bool:
        """Take one update of a platform; returns when it is durable. False: it was seen before."""
        try:
            event = platform.read(raw.body)
        except Exception as error:  # nonsense of any kind; the bytes are kept for a human
            log.warning("unreadable", platform=platform.name, key=raw.key, kind=type(error).__name__)
            await self._store.write(partial(self._set_aside, platform.name, raw, TRIES))
            return True
        if event is None or self._idle(event):
            return True
        match self._weighed(raw, event):
            case Verdict.HEARD:
                return await self._heard(platform.name, raw, event)
            case Verdict.TOLD:
                log.warning("flood", platform=platform.name)
                self._after(await self._store.write(partial(self._too_fast, event)))
        return True

    async def again(self, platform: Platform, raw: Raw, tries: int) -> None:
        """An update that failed before this process started."""
        event = platform.read(raw.body)
        if event is not None:
            await self._turns(platform.name, raw, event, tries=tries)

    async def tick(self, timer: Timer) -> None:
        """A promised hour has come."""
        event = Ticked(
            key=f"timer:{timer.seq}", at=self._store.now(), where=CLOCK, timer=timer.name, about=timer.about
        )
        try:
            outcome = await self._store.write(partial(self._ticked, timer, event))
        except Exception as error:
            if is_away(error):
                raise
            log.error("timer failed", timer=timer.name, **_told(error))
            outcome = await self._store.write(partial(self._give_up_timer, timer))
        self._after(outcome)

    async def lost(self, account: str | None, lane: Address, reason: str) -> None:
        """Somebody cannot be reached any more."""
        event = Lost(key=f"lost:{lane.lane}", at=self._store.now(), where=lane, reason=reason)
        outcome = await self._store.write(partial(self._lost, account, event))
        self._after(outcome)

    def look(self, text: str, locale: str) -> Sequence[Finding]:
        """Public knowledge for these words: while she types her first words whatever comes near, then what
        may answer; each as its card, with source and date. In danger: the number to call, and only that."""
        spoken = _language(locale)
        if danger := self.shelf.guard.check(text):
            answer = self.shelf.guard.answer(danger.lane, spoken)
            return [Finding(danger.lane, bare(answer.partition("\n")[0]), answer, asks=text)]
        library, texts, today = self.shelf.library, self.shelf.texts, self._store.now().date()
        language = "en" if library.in_english(text, spoken) else spoken
        near = len(text.split()) < FIRST_WORDS
        hits = library.ask(text, language, today=today).hits
        found = [hit.article for hit in hits if near or hit.band != "none"]
        return [
            Finding(each.id, each.title_in(language), card(each, language, texts, today)) for each in found
        ]

    async def _knowing(self, event: AnyEvent) -> Shelf:
        """The shelf for this turn; with the meaning of what was asked, when that is at hand in time."""
        match event:
            case Said(text=words) | Commanded(rest=words) if self.meaning is not None and words:
                if self.shelf.guard.check(words_of(event)) is None:
                    return await self.meaning.knowing(self.shelf, words.strip())
        return self.shelf

    async def _heard(self, platform: str, raw: Raw, event: AnyEvent) -> bool:
        try:
            async with self._lane(platform, raw.lane):
                return await self._turns(platform, raw, event)
        except BaseException:  # not kept, so it comes again: that is not the fault of who sent it
            self.flood.give_back(senders(event))
            raise

    def _weighed(self, raw: Raw, event: AnyEvent) -> Verdict:
        """Whether its sender sends too much; who may be in danger has as much room again for that."""
        verdict = self.flood.weigh(senders(event), event.at, raw.at)
        if verdict is not Verdict.HEARD and self.shelf.guard.check(words_of(event)):
            return self.flood.weigh([f"danger {sender}" for sender in senders(event)], event.at, raw.at)
        return verdict

    def _idle(self, event: AnyEvent) -> bool:
        """Calm talk in a group, that nobody waits for an answer to and nobody's number stands in."""
        if event.where.private or not isinstance(event, Said | Shared | Left | AskedToJoin):
            return False
        if isinstance(event, Said) and event.to_bot:
            return False
        words = words_of(event)
        return self.shelf.guard.check(words) is None and not holds_bsn(words)

    @contextlib.asynccontextmanager
    async def _lane(self, platform: str, lane: str) -> AsyncIterator[None]:
        """One at a time per person. SQLite's one writer keeps the order, if nobody waits before it."""
        if self._store.one_writer and self.meaning is None:
            yield
            return
        name = f"{platform}:{lane}"
        lock = self._lanes.setdefault(name, asyncio.Lock())
        async with lock:
            yield
        if not lock.locked():
            self._lanes.pop(name, None)

    async def _turns(self, platform: str, raw: Raw, event: AnyEvent, tries: int = 0) -> bool:
        shelf = await self._knowing(event)
        while True:
            try:
                turn = partial(self._turn, platform, raw, event, shelf, tries > 0)
                outcome = await self._store.write(turn)
                break
            except Exception as error:  # a mistake of ours; nobody else may notice it
                if is_away(error):
                    raise
                failure = error
            tries += 1
            log.error("turn failed", platform=platform, key=raw.key, tries=tries, **_told(failure))
            outcome = await self._fallen(platform, raw, event, tries)
            if tries >= TRIES:
                break
        self._after(outcome)
        return not outcome.again

    async def _fallen(self, platform: str, raw: Raw, event: AnyEvent, tries: int) -> Outcome:
        try:
            return await self._store.write(partial(self._apologise, platform, raw, event, tries))
        except Exception as error:  # even the apology went wrong: the update itself is still kept
            if is_away(error):
                raise
            log.error("apology failed", platform=platform, key=raw.key, **_told(error))
            await self._store.write(partial(self._set_aside, platform, raw, tries))
            return Outcome()

    # what runs in the transaction

    def _turn(
        self, platform: str, raw: Raw, event: AnyEvent, shelf: Shelf, again: bool, work: Work
    ) -> Outcome:
        work.alone(f"{platform}:{raw.lane}")
        if again:
            work.inbox.done(platform, raw.key)
        elif not work.inbox.is_new(platform, raw):
            return Outcome(again=True)
        turn = self._prepare(work, event, shelf)
        return write_down(turn, decide(turn, self._routes))

    def _prepare(self, work: Work, event: AnyEvent, shelf: Shelf) -> Turn:
        return Turn(event, _whoever(work, event), work, shelf, self._facts, work.now)

    def _too_fast(self, event: AnyEvent, work: Work) -> Outcome:
        turn = self._prepare(work, event, self.shelf)
        return write_down(turn, self._routes.too_fast(turn))

    def _ticked(self, timer: Timer, event: Ticked, work: Work) -> Outcome:
        if not work.jobs.take_timer(timer):
            return Outcome()
        turn = Turn(event, NOBODY, work, self.shelf, self._facts, work.now)
        return write_down(turn, decide(turn, self._routes))

    def _give_up_timer(self, timer: Timer, work: Work) -> Outcome:
        work.jobs.stuck(timer.seq)
        return Outcome()

    def _lost(self, account: str | None, event: Lost, work: Work) -> Outcome:
        work.jobs.drop_lane(event.where.lane)
        person = self._who_is_lost(account, event.where, work)
        turn = Turn(event, person or NOBODY, work, self.shelf, self._facts, work.now)
        return write_down(turn, decide(turn, self._routes))

    def _who_is_lost(self, account: str | None, where: Address, work: Work) -> Person | None:
        """Nobody, when it is a group that is gone: whoever wrote there can still be reached at home."""
        if not where.private:
            return None
        return work.people.find(account) if account else work.people.at(where)

    def _set_aside(self, platform: str, raw: Raw, tries: int, work: Work) -> None:
        work.inbox.failed(platform, raw, tries)

    def _apologise(self, platform: str, raw: Raw, event: AnyEvent, tries: int, work: Work) -> Outcome:
        work.inbox.failed(platform, raw, tries)
        if tries < TRIES or event.who is None:
            return Outcome()
        turn = self._prepare(work, event, self.shelf)
        return write_down(turn, self._routes.failed(turn))


def _told(error: Exception) -> dict[str, str]:
    return {"kind": type(error).__name__, "at": place_of(error)}


def _whoever(work: Work, event: AnyEvent) -> Person:
    """Who this is to us. Somebody who writes in private is known from then on."""
    if event.who is None:
        return NOBODY
    person = work.people.find(event.who.account)
    where = event.where
    if person is None:
        locale = _language(event.who.locale)
        if not where.private:
            return work.people.stranger(event.who, locale)
        return replace(work.people.welcome(event.who, locale, where), new=True)
    nameless = not person.name and shown_name(event.who.name)
    if not where.private or (person.home == where and person.reachable and not nameless):
        return person
    work.people.at_home(person.account, where)
    if nameless:
        work.people.called(person, event.who.name)
    return work.people.find(person.account) or person


def _language(locale: str) -> str:
    """Dutch, unless the app is clearly set to another language we speak."""
    return "en" if locale and not locale.lower().startswith("nl") else "nl"
