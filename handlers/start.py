"""The front door: who this is for, and three ways in (C01, C02, C04)."""

from __future__ import annotations

from bot.chat.replies import Ask, Option, Replies, Say
from bot.core import consenting, standing, walking, ways
from bot.core.turn import Turn
from bot.forms.words import plain
from knowledge.asked import speaks

WARM = ("👍", "🙏", "❤")


def begin(turn: Turn) -> Replies:
    """Welcome, whoever it is; any choice leads to a human within three taps."""
    if turn.in_group:
        return (Ask(text=turn.text("start-in-group")),)
    if turn.person.memberships:
        role = turn.person.memberships[0].role
        return (Say(text=turn.text("start-team", role=role, name=turn.person.name)),)
    if walking.under_way(turn) and consenting.agreed(turn):
        return (walking.welcome_back(turn),)
    if turn.person.known and turn.work.cases.of(turn.person.id):
        return (_at_home(turn),)
    return (
        Ask(
            text=turn.text("start-welcome"),
            options=(
                Option(turn.words("start-home"), "way", "thuis", row=1),
                Option(turn.words("start-stuck"), "way", "vast", row=2),
                Option(turn.words("start-professional"), "way", "werk", row=3),
            ),
            prompt="start",
        ),
    )


def newcomer(turn: Turn) -> Replies | None:
    """The first she ever types, and nobody knows what to do with it: «moi»."""
    return begin(turn) if turn.person.new and not speaks(turn.rest) else None


def _at_home(turn: Turn) -> Ask:
    """A family we are busy for: how that goes, and what else there is."""
    options = (ways.question(turn), ways.human(turn))
    text = f"{turn.text('start-hello-again')}\n\n{standing.of_family(turn)}"
    return Ask(text=text, options=options, private=True, prompt="start")


def greeted(turn: Turn) -> Replies | None:
    """«Hallo», «dank je» or «welterusten»: said back, as people do."""
    says, said = turn.shelf.phrases.says, turn.rest
    if says("greeting", said):
        return (walking.welcome_back(turn),) if walking.under_way(turn) else begin(turn)
    if says("bye", said) and walking.under_way(turn) is None:
        return (Say(text=turn.text("start-bye")),)
    pleased = turn.shelf.phrases.thanks(said) or says("pleased", said) or _warm(said)
    return (Say(text=turn.text("start-you-are-welcome")),) if pleased else None


def _warm(said: str) -> bool:
    """«❤️», and no words."""
    return not plain(said) and said.strip().startswith(WARM)
