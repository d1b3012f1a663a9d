"""«Wanneer hoor ik iets?», `/status`: how far she is, her place in line, and what happens next."""

from __future__ import annotations

from bot.chat.events import Said
from bot.chat.replies import Ask, Replies, Say
from bot.core import consenting, standing, walking, ways
from bot.core.turn import Turn


def tell(turn: Turn) -> Replies:
    """`/status`."""
    walk = walking.under_way(turn)
    if walk is not None and consenting.agreed(turn):
        return _under_way(turn, walk)
    words = standing.of_family(turn) or turn.text("intake-nothing-yet")
    return (Say(text=words, private=True),)


def asked(turn: Turn) -> Replies | None:
    """The same in her own words, anywhere in private. Who is of the team asks something else."""
    if not isinstance(turn.event, Said) or turn.worried or turn.person.memberships:
        return None
    match turn.aside:
        case "status":
            return tell(turn)
        case "siblings" if turn.work.cases.of(turn.person.id):
            return (_siblings(turn),)
        case "who" | "upset" | "sorry" as kind if walking.under_way(turn) is None:
            return (Say(text=turn.text(f"aside-{kind}"), private=True),)
        case "edit" if walking.under_way(turn) is None and turn.work.cases.of(turn.person.id):
            return (Say(text=turn.text("standing-edit"), private=True),)
    return None


def _siblings(turn: Turn) -> Ask:
    """One case is for the whole family; a human looks at the other child with her."""
    human = ways.human(turn, row=1)
    return Ask(text=turn.text("standing-siblings"), options=(human,), private=True, prompt="siblings")


def _under_way(turn: Turn, walk: walking.Walk) -> Replies:
    words = standing.progress(walk)
    if walk.sitting.status != "open":
        return (Say(text=f"{words} {turn.text('standing-go-on')}", private=True),)
    return walk.show(walk.here, words) if walk.here.question else (Say(text=words, private=True),)
