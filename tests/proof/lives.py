"""What five people do at random: three parents, a Maatje and a moderator, in private and in two groups."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bot.forms import engine
from bot.model.people import Member, Role
from bot.store.work import Work
from tests.proof.secrets import Secret, Secrets
from tests.proof.town import Heard, Town, account

PARENTS, BUDDY, MODERATOR = ("anna", "samira", "joost"), "bram", "kim"
GROUPS = ("utrecht", "elders")
TEAM = (
    Member(account(BUDDY), Role.BUDDY, "Bram", (), 3),
    Member(account(MODERATOR), Role.MODERATOR, "Kim"),
)
NOT_PRESSED = ("Later verder", "Terug", "Overslaan", "Ja, wis alles", "Ik neem pauze")
"""buttons that would keep a random walk from getting anywhere"""


@dataclass
class Lives:
    """One random life of the town."""

    town: Town
    secrets: Secrets
    chance: random.Random
    requests: dict[str, str] = field(default_factory=dict)
    """code of a request -> who asked"""
    paired: set[str] = field(default_factory=set)
    """parents with a Maatje"""
    leaked: list[tuple[Secret, Heard]] = field(default_factory=list)

    async def begin(self) -> None:
        """All have written once; the moderator has linked a group."""
        for who in (BUDDY, MODERATOR, *PARENTS):
            self.town.names[who] = f"{who.capitalize()} {self.secrets.word('name', who)}"
            await self.town.say(who, "/start")
        for who in PARENTS:
            for label in ("Mijn kind zit thuis", "Ja, dat mag"):
                await self.town.press(who, *self.town.labelled(who, label))
        await self.town.say(MODERATOR, "/regio koppel utrecht", GROUPS[0])

    async def step(self) -> None:
        """Somebody does something."""
        before = len(self.town.heard)
        who = self.chance.choice((*PARENTS, *PARENTS, BUDDY, MODERATOR))
        if self.chance.random() < 0.02:
            await self.town.pass_by(hours=self.chance.choice((1, 30, 80)))
        elif who in PARENTS:
            await self._parent(who)
        elif who == BUDDY:
            await self._buddy()
        else:
            await self._moderator()
        await self._judge(before)
        self._note_requests(who, before)

    async def befriend(self, who: str) -> None:
        """This parent tells all of it, and the Maatje says yes and reads it."""
        before = len(self.town.heard)
        while await self._story(who):
            pass
        for label in ("Open", "Ja", "Lees hun verhaal"):
            await self.town.press(BUDDY, *self.town.labelled(BUDDY, label))
        await self._judge(before)

    async def _parent(self, who: str) -> None:
        dice = self.chance.random()
        if dice < 0.6 and await self._story(who):
            return
        if dice < 0.72:
            await self._press(who)
        elif dice < 0.82:
            await self._in_group(who)
        elif dice < 0.90:
            form = self.chance.choice(("/mens {}", "/vraag wat is {}?", "hoe werkt {} precies?"))
            answer = not form.startswith("/") and await self._question(who)
            words = self.secrets.word("told" if answer else "asked", who)
            await self.town.say(who, form.format(words))
        elif dice < 0.93:
            words = self.secrets.word("crisis", who)
            await self.town.say(who, f"ik wil niet meer leven {words}")
        else:
            commands = (
                "/start",
                "/intake",
                "/verder",
                "/inzage",
                "/groep",
                "/privacy",
                "/hulp",
                "/intrekken",
            )
            await self.town.say(who, self.chance.choice(commands))

    async def _story(self, who: str) -> bool:
        """An answer to the question that waits; False when none does."""
        asked = await self._question(who)
        if not asked:
            return False
        if asked in ("postcode", "sinds") and self._meant(who):
            await self.town.say(who, "ja")
        elif asked == "telefoon":
            await self.town.say(who, self.secrets.phone(who))
        elif asked in ("postcode", "leeftijd", "sinds", "ruimte"):
            words = {"postcode": "3511", "leeftijd": "11", "sinds": "3-8-2026", "ruimte": "3"}[asked]
            await self.town.say(who, words)
        elif asked == "summary":
            await self.town.say(who, "ja")
        elif not await self._choose(who):
            await self.town.say(who, f"Vooral {self.secrets.word('story', who)} en rust.")
        return True

    def _meant(self, who: str) -> bool:
        """Whether the newest message asks «Bedoel je …?»."""
        here = self.town.buttons(who)
        return any(label == "Ja" and message == here[-1][2] for label, _, message in here)

    async def _choose(self, who: str) -> bool:
        """One of the answers under the newest message, when there are any."""
        newest = self.town.buttons(who)[-1:]
        ways = ("Terug", "Overslaan", "Later verder", "Wie leest dit?")
        here = [one for one in self.town.buttons(who) if newest and one[2] == newest[0][2]]
        answers = [one for one in here if one[0] not in ways]
        if not answers:
            return False
        _, token, message = self.chance.choice(answers)
        await self.town.press(who, token, message)
        return True

    async def _question(self, who: str) -> str:
        """The id of the question that waits for this person, «summary», or nothing."""
        form = self.town.household.plan.shelf.forms["intake"]

        def look(work: Work) -> str:
            person = work.people.find(account(who))
            sitting = work.sittings.latest(person.id) if person else None
            if sitting is None or sitting.status != "open":
                return ""
            here = engine.resume(form, engine.load_state(sitting.state))
            return here.question.id if here.question else "summary"

        return await self.town.household.store.write(look)

    async def _press(self, who: str, group: str = "") -> str:
        """A random button on somebody's screen, or one that was left in a group; its label."""
        here = [one for one in self.town.buttons(group or who) if one[0] not in NOT_PRESSED]
        if not here:
            return ""
        label, token, message = self.chance.choice(here[-12:])
        if who == MODERATOR:
            self._may_read_now()
        await self.town.press(who, token, message, group)
        return label

    def _may_read_now(self) -> None:
        """What the moderator opens with this press she may read in its answer: questions and names."""
        for asker in (*PARENTS, BUDDY, *GROUPS):
            for secret in self.secrets.of(asker, "asked", "told", "name", "group"):
                secret.opened.add((MODERATOR, self.town.step + 1))

    async def _in_group(self, who: str) -> None:
        group = self.chance.choice(GROUPS)
        words = self.secrets.word("group", group, who)
        said = self.chance.choice((f"weet iemand iets van {words}?", "/inzage", "/intake", "/mens", "/groep",
                                   f"/vraag wat is {words}?", "/start", "/verder", "/privacy"))  # fmt: skip
        if self.chance.random() < 0.3:
            await self._press(who, group)
        else:
            await self.town.say(who, said, group)

    async def _buddy(self) -> None:
        dice = self.chance.random()
        if dice < 0.6:
            await self._press(BUDDY)
        elif dice < 0.7:
            await self._in_group(BUDDY)
        elif dice < 0.8:
            await self.town.say(BUDDY, f"/zaak Z-{self.chance.randint(1, 3):03}")
        elif dice < 0.9:
            await self.town.say(BUDDY, f"hoe werkt {self.secrets.word('asked', BUDDY)} precies?")
        else:
            await self.town.say(BUDDY, self.chance.choice(("/start", "/pauze uit", "/open", "/inzage")))

    async def _moderator(self) -> None:
        dice = self.chance.random()
        waiting = [code for code, who in self.requests.items() if who in PARENTS]
        if dice < 0.35:
            await self.town.say(MODERATOR, "/open")
        elif dice < 0.6:
            await self._press(MODERATOR)
        elif dice < 0.7:
            await self._in_group(MODERATOR)
        elif dice < 0.9 and waiting:
            code = self.chance.choice(waiting)
            words = self.secrets.word("answer", MODERATOR, self.requests[code])
            await self.town.say(MODERATOR, f"/antwoord {code} Bel {words} maar.")
        else:
            await self.town.say(MODERATOR, f"/zaak Z-{self.chance.randint(1, 3):03}")

    async def _judge(self, before: int) -> None:
        """Who heard what they may not, by who is paired before or after what just happened."""

        def look(work: Work) -> set[str]:
            people = {parent: work.people.find(account(parent)) for parent in PARENTS}
            cases = {parent: work.cases.of(person.id) for parent, person in people.items() if person}
            return {parent for parent, case in cases.items() if case and work.cases.accepted(case.id)}

        now = await self.town.household.store.write(look)
        for parent in PARENTS:
            reader = {BUDDY} if parent in self.paired | now else set()
            for secret in self.secrets.of(parent, "story", "told"):
                secret.allowed = {parent, *reader}
        self.paired = now
        self.leaked += self.secrets.leaks(self.town.heard[before:])

    def _note_requests(self, who: str, before: int) -> None:
        """The number somebody was given for a question."""
        for heard in self.town.heard[before:]:
            if heard.chat == who:
                at = heard.words.find("H-")
                if at >= 0 and heard.words[at + 2 : at + 6].isdigit():
                    self.requests.setdefault(heard.words[at : at + 6], who)
