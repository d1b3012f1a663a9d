"""The questions of `actbot init`, at most eight, each with its reason.

Rules of this file
- An empty answer keeps what was there.
- An answer that cannot be right is asked again, with a sample; a script is told so and stops.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from rich.console import Console
from rich.markup import escape
from rich.prompt import Prompt

from bot.config import ACCOUNT, CannotStart


@dataclass(frozen=True)
class Question:
    """`key` is its name in an answers file; `sample` is shown when an answer cannot be right."""

    key: str
    ask: str
    why: str
    sample: str
    right: Callable[[str], bool]
    secret: bool = False


class Asker(Protocol):
    """Who answers: somebody at the screen, or a file."""

    def ask(self, question: Question, before: str) -> str:
        """The answer, `before` when it is empty. Only right answers come back."""

    def refuse(self, question: Question, reason: str) -> None:
        """Say why this answer will not do, so that it can be asked again. A script raises CannotStart."""

    def tell(self, line: str) -> None: ...


def _any(_text: str) -> bool:
    return True


def _accounts(text: str) -> bool:
    return all(ACCOUNT.fullmatch(one) for one in split(text))


CONTROLLER = Question(
    "controller",
    "Wie is verantwoordelijk voor de bot? Naam en mailadres",
    "Ouders kunnen dit lezen. Dat moet van de privacywet.",
    "Stichting Voorbeeld <privacy@voorbeeld.nl>",
    lambda text: bool(re.search(r"\S@\S+\.\S", text)),
)
TELEGRAM = Question(
    "telegram_token",
    "Wat is het token van je Telegram-bot? Leeg: niets of zoals het was",
    "Je krijgt het van @BotFather in Telegram, met /newbot.",
    "een getal, een dubbele punt en letters",
    lambda text: not text or bool(re.fullmatch(r"\d+:[\w-]+", text, re.ASCII)),
    secret=True,
)
DISCORD = Question(
    "discord_token",
    "Wat is het token van je Discord-bot? Leeg: niets of zoals het was",
    "Je vindt het op discord.com/developers onder Bot, met Reset Token.",
    "een lange rij letters met twee punten",
    lambda text: not text or bool(re.fullmatch(r"[\w.-]+", text, re.ASCII)),
    secret=True,
)
GUILD = Question(
    "guild",
    "Wat is het nummer van je Discord-server? Leeg: alle servers",
    "Klik met rechts op de server en kies «Server-ID kopiëren».",
    "123456789012345678",
    lambda text: not text or bool(re.fullmatch(r"\d+", text, re.ASCII)),
)
ACCOUNT_OF_YOU = Question(
    "account",
    "Wat is jouw eigen account?",
    "Jij wordt de eerste coördinator. In Telegram zegt @userinfobot je nummer.",
    "telegram:1001",
    lambda text: bool(ACCOUNT.fullmatch(text)),
)
REGIONS = Question(
    "regions", "Voor welke regio's ben je er? Komma ertussen", "Leeg mag.", "utrecht, eem-en-vallei", _any
)
ON_CALL = Question(
    "on_call",
    "Wie krijgt bericht als iemand in nood is? Komma ertussen",
    "Kies mensen die snel kunnen kijken. Zij zien alleen de soort nood.",
    "telegram:1001, discord:2002",
    lambda text: bool(split(text)) and _accounts(text),
)
DATA = Question(
    "data_dir",
    "In welke map komen de gegevens?",
    "Kies een map waar een reservekopie van gemaakt wordt.",
    "data",
    lambda text: bool(text.strip()),
)


def split(text: str) -> list[str]:
    """What stands between commas, without what is empty."""
    return [one.strip() for one in text.split(",") if one.strip()]


class Screen:
    """Somebody at the screen."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def ask(self, question: Question, before: str) -> str:
        self._console.print(f"\n[bold]{escape(question.ask)}[/bold]\n[dim]{escape(question.why)}[/dim]")
        while True:
            answer = Prompt.ask(
                "»",
                console=self._console,
                password=question.secret,
                default=before,
                show_default=bool(before) and not question.secret,
            ).strip()
            if question.right(answer):
                return answer
            self.refuse(question, f"Zo kan ik het niet lezen. Schrijf bijvoorbeeld: {question.sample}")

    def refuse(self, question: Question, reason: str) -> None:
        self.tell(reason)

    def tell(self, line: str) -> None:
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)


class Script:
    """A file with answers; nobody is there to ask again."""

    def __init__(self, answers: Mapping[str, str], console: Console) -> None:
        self._answers = answers
        self._screen = Screen(console)

    def ask(self, question: Question, before: str) -> str:
        answer = self._answers.get(question.key, "").strip() or before
        if not question.right(answer):
            self.refuse(question, f"Schrijf bijvoorbeeld: {question.sample}")
        return answer

    def refuse(self, question: Question, reason: str) -> None:
        raise CannotStart(f"Het antwoord bij `{question.key}` past niet.", reason)

    def tell(self, line: str) -> None:
        self._screen.tell(line)
