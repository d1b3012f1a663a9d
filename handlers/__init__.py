"""The table of all the bot does: nothing registers itself; who may do what, and where, are columns."""

from bot.chat.replies import Replies, Say
from bot.core import consenting
from bot.core.routes import Command, Handler, Press, Routes, Where
from bot.core.turn import Turn
from bot.model.people import TEAM, Role
from handlers import (
    answering,
    aside,
    away,
    buddies,
    crisis,
    groups,
    help,
    intake,
    learning,
    library,
    lost,
    offer_talk,
    pairing,
    privacy,
    questions,
    requests,
    silence,
    standing,
    start,
    story,
    unreachable,
)

COORDINATOR = frozenset({Role.COORDINATOR})
BUDDY = frozenset({Role.BUDDY})
READERS = COORDINATOR | BUDDY
PAIRS = COORDINATOR | {Role.MODERATOR}


def spent(turn: Turn) -> Replies:
    """A button that was used, is too old, or is not theirs: the question that waits now, or a kind word."""
    said = answering.again(turn)
    return (Say(text=turn.text("spent")),) if said is None else said


COMMANDS_IN_WORDS: dict[str, Handler] = {
    "erase": privacy.ask_erase,
    "privacy": privacy.about,
    "export": privacy.export,
    "language": privacy.language,
    "away": away.leave,
    "withdraw": privacy.withdraw,
}
"""said without a slash"""


def in_her_words(turn: Turn) -> Replies | None:
    """«Wis alles», «wat bewaren jullie?», «I do not speak Dutch»: a command without its slash."""
    command = COMMANDS_IN_WORDS.get(turn.aside or "")
    return command(turn) if command and not turn.worried else None


def who_reads(turn: Turn) -> Replies | None:
    """«Kan school dit lezen?», with no question of the intake open."""
    if turn.aside != "readers" or turn.worried:
        return None
    return (consenting.readers(turn),) if consenting.waits(turn) else privacy.about(turn)


def knowledge(turn: Turn) -> Replies:
    """`/kennis`, `/kennis concept D-001`, `/kennis vraag D-001 and better words`."""
    match turn.rest.split(maxsplit=2):
        case []:
            return library.overview(turn)
        case ["concept" | "draft", code, *_]:
            return library.show_draft(turn, code)
        case ["vraag" | "question", code, *words]:
            return learning.retyped(turn, code, " ".join(words))
    return (Say(text=turn.text("kennis-how"), private=True),)


ROUTES = Routes(
    commands=(
        Command("start", start.begin, Where.ANYWHERE),
        Command("intake", intake.begin),
        Command("verder", intake.resume, also=("continue",)),
        Command("status", standing.tell),
        Command("vraag", questions.ask, Where.ANYWHERE, also=("question",), words=True),
        Command("hulp", help.overview, Where.ANYWHERE, also=("help",), words=True),
        Command("mens", requests.human, also=("human",), words=True),
        Command("groep", groups.mine, also=("group",)),
        Command("privacy", privacy.about, Where.ANYWHERE, menu=""),
        Command("inzage", privacy.export, also=("mydata",)),
        Command("wis", privacy.ask_erase, also=("erase",), words=True),
        Command("weg", away.leave, also=("away",)),
        Command("intrekken", privacy.withdraw, menu="", also=("withdraw",)),
        Command("taal", privacy.language, also=("language",), words=True),
        Command("pauze", buddies.pause, who=BUDDY, menu="buddy", also=("pause",), words=True),
        Command("open", requests.overview, who=TEAM, menu="team"),
        Command("antwoord", requests.answer, who=TEAM, menu="team", also=("answer",), words=True),
        Command("kennis", knowledge, who=TEAM, menu="team", also=("knowledge",), words=True),
        Command("zaak", story.command, who=READERS, menu="team", also=("case",), words=True),
        Command("koppel", pairing.pair, who=PAIRS, menu="team", also=("pair",), words=True),
        Command("regio", groups.region, Where.GROUP, who=TEAM, menu="team", also=("region",), words=True),
    ),
    choices={
        "way": Press(intake.way_in),
        "consent": Press(intake.consent),
        "form": Press(answering.press),
        "form-card": Press(answering.filled),
        "go-on": Press(intake.go_on),
        "intake": Press(intake.begin),
        "human": Press(requests.human),
        "hint": Press(help.hint),
        "help": Press(help.show),
        "article": Press(questions.show),
        "article-whole": Press(questions.show_all),
        "feedback": Press(questions.feedback),
        "group": Press(groups.enter),
        "offer": Press(buddies.decide, who=BUDDY),
        "story": Press(story.pressed, who=READERS),
        "place": Press(groups.place),
        "request": Press(requests.read, who=TEAM),
        "learn": Press(learning.choose, who=TEAM),
        "kennis": Press(library.choose, who=TEAM),
        "crisis": Press(crisis.answered, late=True),
        "crisis-take": Press(crisis.take),
        "erase": Press(privacy.erase),
        "language": Press(privacy.choose_language),
    },
    underway=(
        crisis.taken_back,
        requests.asks_for_human,
        requests.wants_a_call,
        help.asked,
        in_her_words,
        standing.asked,
        aside.answer,
        answering.answer,
    ),
    talk=(
        offer_talk.answer,
        start.greeted,
        intake.steered,
        intake.introduced,
        intake.wanted,
        who_reads,
        aside.begin_again,
        lost.steered,
        groups.asked,
        help.named,
        help.at_a_loss,
        questions.talk,
        questions.piece,
        start.newcomer,
        lost.talk,
    ),
    timers={
        "intake": silence.nudge,
        "match": buddies.match,
        "line": buddies.match,
        "offer": buddies.expire,
        "group": groups.offer,
        "crisis": crisis.escalate,
        "content": library.broken,
    },
    crisis=crisis.alarm,
    asked_in_group=questions.asked_in_group,
    shared=lost.shared,
    caption_counts=lost.caption_counts,
    reworded=lost.reworded,
    place_changed=groups.changed,
    joined=groups.joined,
    lost=unreachable.pass_on,
    spent=spent,
    refused=lost.refused,
    unknown=lost.unknown,
    secret=lost.secret,
    only_in_group=lost.only_in_group,
    nameless=lost.nameless,
    told_at_home=lost.told_at_home,
    write_first=lost.write_first,
    failed=lost.failed,
    too_fast=lost.too_fast,
)
