"""An intake that lies still: one reminder, one warning, and then it is gone (P07)."""

from __future__ import annotations

from bot.chat.events import Ticked
from bot.chat.replies import Ask, Option, Remind, Replies
from bot.core import consenting, telling
from bot.core.turn import Turn


def nudge(turn: Turn) -> Replies:
    """An intake that lies still: one reminder, one warning, then it is gone (P07)."""
    person = turn.work.people.by_id(turn.event.about) if isinstance(turn.event, Ticked) else None
    sitting = turn.work.sittings.latest(person.id) if person else None
    if person is None or sitting is None or person.home is None:
        return ()
    still = turn.now - sitting.touched
    if still >= turn.facts.stillness.gone:
        turn.work.sittings.drop(sitting.id)
        return telling.at_home(turn, person, "intake-gone")
    if not consenting.agreed(turn, person):
        return (Remind(timer="intake", at=sitting.touched + turn.facts.stillness.gone, about=person.id),)
    if still < turn.facts.stillness.nudge:
        return (Remind(timer="intake", at=sitting.touched + turn.facts.stillness.nudge, about=person.id),)
    key = "intake-warning" if still >= turn.facts.stillness.warning else "intake-nudge"
    options = (
        Option(turn.words_for(person, "intake-go-on"), "go-on", "yes", "yes"),
        Option(turn.words_for(person, "not-now"), "go-on", "no"),
        Option(turn.words_for(person, "intake-erase-draft"), "go-on", "drop"),
    )
    periods = turn.facts.stillness
    following = periods.gone if still >= periods.warning else periods.warning
    return (
        Ask(text=turn.text_for(person, key), options=options, to=person.home, prompt="nudge"),
        Remind(timer="intake", at=sitting.touched + following, about=person.id),
    )
