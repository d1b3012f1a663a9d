"""The table of all the bot does: nothing registers itself; who may do what, and where, are columns."""

from bot.chat.replies import Replies, Say
from bot.core import consenting
from bot.core.routes import Choice, Command, Handler, Routes, Where
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
        "way": Choice(intake.way_in),
        "consent": Choice(intake.consent),
        "form": Choice(answering.press),
        "form-card": Choice(answering.filled),
        "go-on": Choice(intake.go_on),
        "intake": Choice(intake.begin),
        "human": Choice(requests.human),
        "hint": Choice(help.hint),
        "help": Choice(help.show),
        "article": Choice(questions.show),
        "article-whole": Choice(questions.show_all),
        "feedback": Choice(questions.feedback),
        "group": Choice(groups.enter),
        "offer": Choice(buddies.decide, who=BUDDY),
        "story": Choice(story.pressed, who=READERS),
        "place": Choice(groups.place),
        "request": Choice(requests.read, who=TEAM),
        "learn": Choice(learning.choose, who=TEAM),
        "kennis": Choice(library.choose, who=TEAM),
        "crisis": Choice(crisis.answered, late=True),
        "crisis-take": Choice(crisis.take),
        "erase": Choice(privacy.erase),
        "language": Choice(privacy.choose_language),
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
        start.greeted,
        intake.steered,
        intake.introduced,
        intake.wanted,
        who_reads,
        aside.begin_again,
        lost.steered,
        groups.asked,
        help.named,
        questions.talk,
        questions.piece,
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
    reworded=lost.reworded,
    place_changed=groups.changed,
    joined=groups.joined,
    lost=unreachable.pass_on,
    spent=spent,
    refused=lost.refused,
    unknown=lost.unknown,
    secret=lost.secret,
    only_in_group=lost.only_in_group,
    write_first=lost.write_first,
    failed=lost.failed,
    too_fast=lost.too_fast,
)
