"""When nothing else fits: a kind word, and the way to a human. Nobody is told they did it wrong."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process

from bot.chat.events import Commanded, Said, Shared, Submitted
from bot.chat.replies import Ask, Remove, Replies, Say
from bot.core import consenting, correcting, team, typed, walking, ways
from bot.core.turn import Turn
from bot.model.people import Role
from knowledge.asked import speaks

NEAR = 70


def talk(turn: Turn) -> Replies | None:
    """Free text nobody else knows what to do with."""
    if consenting.asked_last(turn):
        return (consenting.about(turn),)
    labels = typed.still_asked(turn)
    if len(labels) > 1 and typed.topic(turn) == "offer":
        return (Say(text=turn.text("offer-take-your-time")),)
    if labels:
        shown = ", ".join(f"«{label}»" for label in labels)
        return (Say(text=turn.text("lost-still-asked", labels=shown)),)
    return _what_fits(turn)


def steered(turn: Turn) -> Replies | None:
    """«terug» and the like, with nothing to go back to."""
    return talk(turn) if turn.shelf.phrases.navigation(turn.rest) else None


def _what_fits(turn: Turn) -> Replies:
    """Who is of the team hears what the team can do."""
    if turn.person.memberships:
        return (Say(text=turn.text("lost-team", role=turn.person.memberships[0].role), private=True),)
    return (
        Ask(
            text=turn.text("lost-talk", told=speaks(turn.rest)),
            options=(ways.question(turn), ways.intake(turn), ways.human(turn)),
            prompt="lost",
        ),
    )


def unknown(turn: Turn, known: Sequence[str]) -> Replies:
    """A command that does not exist; `known`: those she may give."""
    name = turn.event.name if isinstance(turn.event, Commanded) else ""
    near = process.extractOne(name, known, score_cutoff=NEAR)
    if near:
        return (Say(text=turn.text("unknown-command-near", name=name, near=near[0])),)
    return (Say(text=turn.text("unknown-command", name=name)),)


def refused(turn: Turn) -> Replies:
    """Something for the team, asked by somebody else; a group need not see that."""
    return (Say(text=turn.text("refused", team=bool(turn.person.memberships)), private=turn.whispers),)


def secret(turn: Turn) -> Replies | None:
    """A BSN: not kept, not looked up, taken out of a group. The intake refuses it itself."""
    if turn.in_group:
        away = (Remove(message=turn.event.message),) if turn.event.message else ()
        return (*away, Say(text=turn.text("bsn-in-group")))
    if walking.at_it(turn) and isinstance(turn.event, Said | Submitted):
        return None
    return (Say(text=turn.text("bsn-not-kept")),)


def only_in_group(turn: Turn) -> Replies:
    return (Say(text=turn.text("only-in-group")),)


def write_first(turn: Turn) -> Replies:
    """A private thing asked in a group, by somebody the bot cannot write to yet; unseen there, if it can."""
    return (Say(text=turn.text("write-first"), private=turn.whispers),)


def told_at_home(turn: Turn) -> Replies:
    """Where the answer is, and what to do when private messages are shut: nothing else could say so."""
    return (Say(text=turn.text("told-at-home"), private=True),)


def nameless(turn: Turn) -> Replies:
    """An admin who speaks as the group: nobody knows what may be done for whom."""
    return (Say(text=turn.text("nameless")),)


def shared(turn: Turn) -> Replies:
    """A photo, a voice message, a sticker: not read, not kept; what was asked waits still."""
    kind = turn.event.kind if isinstance(turn.event, Shared) else "other"
    said = turn.text("shared-not-read", kind=kind)
    walk = None if caption_counts(turn) else walking.at_it(turn)
    return walk.back_to_it(said) if walk else (Say(text=said),)


def caption_counts(turn: Turn) -> bool:
    """Whether the words beside it are read: «brief van school» is no child's name, but part of a story."""
    if not isinstance(turn.event, Shared) or not turn.event.words.strip():
        return False
    walk = walking.at_it(turn)
    return walk is None or walk.here.question is None or walk.here.question.kind != "name"


def reworded(turn: Turn) -> Replies:
    """An earlier message was changed: her answer in the open intake changes with it, else nothing does."""
    walk = walking.at_it(turn)
    if walk is None:
        return (Say(text=turn.text("reworded")),)
    said = correcting.reworded(walk)
    return (Say(text=turn.text("reworded-in-intake")),) if said is None else said


def failed(turn: Turn) -> Replies:
    """Something of ours went wrong with this message; a human looks, so a human is told."""
    told = team.tell(turn, Role.COORDINATOR, None, "team-failed", mark=turn.event.key)
    return (Say(text=turn.text("failed")), *told)


def too_fast(turn: Turn) -> Replies:
    """More came in than anybody can type: she hears that it is not kept, and what to do."""
    return (Say(text=turn.text("too-fast")),)
