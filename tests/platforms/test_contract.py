"""What every platform owes the house: one suite, four columns.

Rules of this file
- A reply is shown at its address, whole, or it is refused and nobody sees a thing.
- Where a platform honestly differs stands in the tables at the top, and nowhere else.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.chat import events
from bot.chat.events import Address, Chose, Said
from bot.chat.markup import plain
from bot.chat.platform import About, Gone, Refused, TryAgain
from bot.chat.replies import (
    AnyReply,
    Ask,
    Close,
    Do,
    Edit,
    Forget,
    Invite,
    Option,
    Remind,
    Remove,
    Say,
    SendFile,
    Visibility,
)
from tests.platforms.columns.check import OURS, harmless, said, whole
from tests.platforms.columns.column import Column, after, moment
from tests.platforms.columns.console import on_console
from tests.platforms.columns.discord import on_discord
from tests.platforms.columns.telegram import on_telegram
from tests.platforms.columns.web import on_web
from tests.platforms.hostile import CHARACTERS, PAYLOADS

pytestmark = pytest.mark.asyncio(loop_scope="module")

AT = datetime(2026, 12, 1, tzinfo=UTC)
COLUMNS = ("console", "web", "telegram", "discord")
WITHOUT_GROUPS = ("console",)
WITHOUT_REMOVAL = ("console",)
NEVER_FIRST = ("telegram",)
"""what a terminal printed stays"""
NEVER_BUSY = ("console", "web")
EVENTS = {
    "said": events.Said,
    "said in a group": events.Said,
    "commanded": events.Commanded,
    "commanded in a group": events.Commanded,
    "submitted": events.Submitted,
    "shared": events.Shared,
    "joined": events.Joined,
    "left": events.Left,
    "asked to join": events.AskedToJoin,
    "added": events.PlaceChanged,
    "removed": events.PlaceChanged,
    "moved": events.PlaceChanged,
    "lost": events.Lost,
}
"""beside a choice, which has tests of its own"""
HAS_NOT = {
    "console": set(EVENTS) - {"said", "commanded"},
    "web": {"moved", "lost"},
    "telegram": {"submitted"},
    "discord": {"asked to join", "added", "moved", "lost"},
}
"""acts that do not exist there; Discord says «lost» when something is sent, the playground too"""

SHORT = f"Hoi **Anna**, lees *rustig*:\n- een¹,²\n- twee\n> je zei iets\n¹ [de wet]({OURS[0]}) · ² nog een"
LONG = "\n\n".join(f"Alinea {number}. " + "Een zin die **telt** & meer. " * 30 for number in range(10))
NO_SEAM = "🙂x" * 2500
HOSTILE = plain("\n".join(PAYLOADS))
TEXTS = {"short": SHORT, "long": LONG, "no seam": NO_SEAM, "hostile": HOSTILE}


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=COLUMNS)
async def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Column]:
    doors: dict[str, Callable[[], AbstractAsyncContextManager[Column]]] = {
        "console": lambda: on_console(tmp_path_factory.mktemp("console")),
        "web": on_web,
        "telegram": on_telegram,
        "discord": on_discord,
    }
    async with doors[request.param]() as column:
        yield column


@pytest.fixture
def column(opened: Column) -> Column:
    """The platform, with nothing said yet."""
    opened.clear()
    return opened


# what is said


def options(number: int, wide: int = 12) -> tuple[Option, ...]:
    return tuple(Option(f"{n} {'k' * wide}"[:wide], token=f"token-{n}", row=n // 10) for n in range(number))


WITH_OPTIONS = ("ask", "ask private", "edit", "edit private", "edit of what is gone")
FOR_ONE = ("say private", "say only-you", "ask private", "edit private", "file private", "invite")
"""what is never said in a group in the open"""
KINDS = ("say", "say private", "say only-you", *WITH_OPTIONS, "file", "file private", "invite")


def made(kind: str, column: Column, text: str, given: tuple[Option, ...], earlier: str) -> AnyReply:
    private = kind.endswith("private")
    match kind.split()[0]:
        case "say":
            shown_to = Visibility.ONLY_YOU if kind.endswith("only-you") else Visibility.EVERYONE
            return Say(text=text, private=private, visibility=shown_to)
        case "ask":
            return Ask(text=text, options=given, private=private)
        case "edit":
            return Edit(about=earlier, text=text, options=given, private=private)
        case "file":
            return SendFile(name="brief.txt", content=b"hoi", text=text, private=private)
    return Invite(group=column.group, account=column.account, text=text)


def may_be_said(column: Column, kind: str, to: Address) -> bool:
    if column.platform.name in WITHOUT_GROUPS and not to.private:
        return False
    return to.private or kind not in FOR_ONE


async def earlier(column: Column, kind: str, to: Address) -> str:
    """The message that is to be edited; one that is no more for «what is gone»."""
    if not kind.startswith("edit") or (column.platform.name in WITHOUT_GROUPS and not to.private):
        return ""
    before = await column.platform.deliver(Ask(text="eerst", options=options(1)), to, About())
    if kind.endswith("gone") and column.platform.name not in WITHOUT_REMOVAL:
        await column.platform.deliver(Remove(message=str(before.message)), to, About())
    return str(before.message)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("place", ["here", "group"])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_reply_is_shown_whole_or_refused(column: Column, kind: str, place: str, text: str) -> None:
    to = column.here if place == "here" else column.group
    most = column.platform.abilities.buttons if kind in WITH_OPTIONS else 0
    for number in (0, 2, most) if text == "short" and most else (most,):
        given = options(number, column.platform.abilities.label if number == most else 12)
        reply = made(kind, column, TEXTS[text], given, await earlier(column, kind, to))
        if not may_be_said(column, kind, to):
            with pytest.raises((Refused, Gone)):
                await said(column, reply, to)
            continue
        shown = await said(column, reply, to)
        whole(column, shown, TEXTS[text], given)
        harmless(shown, way_in(column) if kind == "invite" else OURS)


def way_in(column: Column) -> tuple[str, ...]:
    """The links an invitation may hold beside ours: those the platform made for this group."""
    return (*OURS, *column.invitations())


@pytest.mark.parametrize("reply", [Do(task="pdf"), Forget(timer="t"), Remind(timer="t", at=AT)], ids=repr)
async def test_what_is_no_business_of_a_platform_is_refused(column: Column, reply: AnyReply) -> None:
    with pytest.raises(Refused):
        await said(column, reply, column.here)


@pytest.mark.parametrize("words", CHARACTERS)
async def test_a_strange_character_is_only_a_character(column: Column, words: str) -> None:
    shown = await said(column, Ask(text=plain(words), options=options(1)), column.here)
    harmless(shown)
    assert (
        not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown[-1].text) or column.platform.name != "console"
    )
    assert shown[-1].options


# what belongs to one person


@pytest.mark.parametrize("kind", ["say only-you", "ask only-you"])
async def test_only_you_is_seen_by_one_or_refused(column: Column, kind: str) -> None:
    if column.platform.name in WITHOUT_GROUPS:
        return
    about = await moment(column, "commanded in a group")
    text, shown_to = TEXTS["long"], Visibility.ONLY_YOU
    say: AnyReply = Say(text=text, private=True, visibility=shown_to)
    if kind.startswith("ask"):
        say = Ask(text=text, options=options(2), private=True, visibility=shown_to)
    if not column.platform.abilities.only_you:
        with pytest.raises(Refused):
            await said(column, say, column.group, about)
        return
    shown = await said(column, say, column.group, about)
    assert {one.only for one in shown} == {column.account}
    whole(column, shown, text, options(2) if kind.startswith("ask") else ())


# what can be done to a message


async def test_spent_buttons_are_taken_away(column: Column) -> None:
    asked = await column.platform.deliver(
        Ask(text="Ga je mee?", options=options(2), prompt="p"), column.here, About()
    )
    close = Close(prompt="p", message=str(asked.message))
    for spent in (close, close, Close(prompt="p", message="12345"), Close(prompt="p")):
        await column.platform.deliver(spent, column.here, About())
    if column.platform.name in WITHOUT_REMOVAL:
        return
    (shown,) = [one for one in column.seen(column.here) if one.id == asked.message]
    assert (shown.text, shown.options) == ("Ga je mee?", ())


async def test_a_message_is_taken_away(column: Column) -> None:
    sent = await column.platform.deliver(Ask(text="Weg ermee", options=options(1)), column.here, About())
    away = Remove(message=str(sent.message))
    if column.platform.name in WITHOUT_REMOVAL:
        assert column.platform.abilities.delete == timedelta()
        with pytest.raises(Refused):
            await said(column, away, column.here)
        return
    for _ in range(2):
        await column.platform.deliver(away, column.here, About())
    assert sent.message not in [one.id for one in column.seen(column.here)]


async def test_the_same_nonce_is_said_once_where_that_is_promised(column: Column) -> None:
    about = About(nonce="n" * 25)
    for _ in range(2):
        receipt = await column.platform.deliver(Ask(text="Nog eens", options=options(1)), column.here, about)
    assert receipt.message
    times = [one.text for one in column.seen(column.here)].count("Nog eens")
    assert times == (1 if column.platform.abilities.once else 2)


async def test_a_stranger_is_written_to_where_a_bot_may_write_first(column: Column) -> None:
    if column.platform.name not in NEVER_FIRST:
        assert await column.platform.deliver(Say(text="Dag!"), column.stranger, About())
        assert column.seen(column.stranger)[-1].text == "Dag!"
    else:
        with pytest.raises(Gone):
            await column.platform.deliver(Say(text="Dag!"), column.stranger, About())


# what comes in


@pytest.mark.parametrize("what", EVENTS)
async def test_every_act_is_read(column: Column, what: str) -> None:
    assert (what in column.acts) == (what not in HAS_NOT[column.platform.name])
    if what not in column.acts:
        return
    event = next(one for one in await after(column, column.acts[what]) if isinstance(one, EVENTS[what]))
    assert event.where.platform == column.platform.name
    assert event.where.private == (what in ("said", "commanded", "submitted", "shared", "lost"))
    assert event.at.tzinfo is not None
    assert (
        what == "moved"
        or what == "removed"
        or (event.who and event.who.account.startswith(event.where.platform))
    )
    if isinstance(event, events.PlaceChanged):
        assert event.change == what
    if isinstance(event, Said):
        assert (event.text, event.to_bot or event.where.private) == ("hallo", True)
    if isinstance(event, events.Commanded):
        assert (event.name, event.rest) == ("vraag", "mag dat?")
    if isinstance(event, events.Submitted):
        assert (event.card, event.fields) == ("c1", (("naam", "Sam"),))


async def test_no_update_has_the_key_of_another(column: Column) -> None:
    keys = [raw.key for raw in column.house.raws]
    assert len(keys) == len(set(keys)) > 0


@pytest.mark.parametrize("nonsense", [b"", b"{", b"[]", b"7", b'{"key": 3}', b"\xff"])
async def test_nonsense_ends_nothing(column: Column, nonsense: bytes) -> None:
    """It is nobody's, or it is said to be nonsense; the next one is read."""
    found = None
    with contextlib.suppress(Exception):
        found = column.platform.read(nonsense)
    assert found is None
    assert await after(column, column.acts["said"])


@pytest.mark.parametrize("how", ["fresh", "spent", "taken away"])
async def test_a_tap_arrives_however_late(column: Column, how: str) -> None:
    asked = await column.platform.deliver(
        Ask(text="Ja?", options=options(2), prompt="p"), column.here, About()
    )
    message = str(asked.message)
    if how != "fresh":
        await column.platform.deliver(Close(prompt="p", message=message), column.here, About())
    if how == "taken away" and column.platform.name not in WITHOUT_REMOVAL:
        await column.platform.deliver(Remove(message=message), column.here, About())
    (event,) = await after(column, lambda: column.press(column.here, message, 2, "token-1"))
    if column.platform.name == "console" and how != "fresh":
        assert isinstance(event, Said)  # the numbers of a spent question are words again
        return
    assert isinstance(event, Chose)
    assert (event.choice, event.message, event.where) == ("token-1", message, column.here)


# what goes wrong

TROUBLES = {"gone": Gone, "group gone": Gone, "busy": TryAgain, "refused": Refused}


@pytest.mark.parametrize("what", TROUBLES)
async def test_trouble_is_told_in_the_words_of_the_house(column: Column, what: str) -> None:
    assert (what in column.troubles) == (what != "busy" or column.platform.name not in NEVER_BUSY)
    if what not in column.troubles:
        return
    reply, to = await column.troubles[what]()
    with pytest.raises(TROUBLES[what]) as raised:
        await column.platform.deliver(reply, to, About())
    if isinstance(raised.value, TryAgain):
        assert raised.value.after in (3, 90)
    await column.platform.deliver(Say(text="Daarna gaat het weer"), column.here, About())


async def test_a_group_that_is_gone_says_nothing_about_the_person(column: Column) -> None:
    """The invitation cannot be made: Refused, for Gone would mean that she cannot be reached."""
    if column.platform.name not in ("telegram", "discord"):
        return
    _, lost = await column.troubles["group gone"]()
    with pytest.raises(Refused):
        await said(column, Invite(group=lost, account=column.account, text="Kom erbij"), column.here)


async def test_the_receipt_names_every_message(column: Column) -> None:
    """So that all of it can be taken away again."""
    receipt = await column.platform.deliver(Say(text=LONG, private=True), column.here, About(nonce="parts"))
    shown = [one.id for one in column.seen(column.here)]
    if receipt.message is not None:
        assert [*receipt.before, receipt.message] == shown
