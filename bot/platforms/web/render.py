"""Our reply on the board.

Rules of this file
- Private words go to a private chat or to the asker alone; anything else is refused here too.
- Long text is cut; the buttons and the receipt belong to the last part.
- A nonce that was shown is not shown again: its receipt is given back.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from bot.chat.events import Address
from bot.chat.markup import Line, Piece, parse
from bot.chat.platform import About, Receipt, Refused
from bot.chat.replies import (
    AnyReply,
    Ask,
    Close,
    Edit,
    Invite,
    Remove,
    Say,
    SendFile,
    Visibility,
)
from bot.chat.wording import split
from bot.platforms.web.board import Board
from bot.platforms.web.wire import Message

LONGEST = 4096
"""characters in one message, as in the strictest place this page stands for"""


def show(board: Board, reply: AnyReply, to: Address, about: About, at: datetime) -> Receipt:
    """Put a reply on the board. Raises `Refused` for what may not or cannot be shown there."""
    _guard(board, reply, to, about)
    if about.nonce and about.nonce in board.receipts:
        return board.receipts[about.nonce]
    receipt = _put(board, reply, to, about, at)
    if about.nonce and receipt.message:
        board.receipts[about.nonce] = receipt
    return receipt


def plain_lines(text: str) -> tuple[Line, ...]:
    """A person's own words: no mark in them means anything."""
    return tuple(Line(pieces=(Piece(text=line),) if line else ()) for line in text.split("\n"))


def _guard(board: Board, reply: AnyReply, to: Address, about: About) -> None:
    if to.private:
        return
    match reply:
        case Invite():
            raise Refused("an invitation is for a private chat")
        case Say() | Ask() if reply.visibility is Visibility.ONLY_YOU:
            if not about.account:
                raise Refused("nobody to show this to alone")
        case Edit(private=True):
            if reply.about not in board.messages or not board.messages[reply.about].only:
                raise Refused("private words do not go to a group")
        case Say(private=True) | Ask(private=True) | SendFile(private=True):
            raise Refused("private words do not go to a group")


def _put(board: Board, reply: AnyReply, to: Address, about: About, at: datetime) -> Receipt:
    blank = Message(id="", chat=to.chat, at=at, lines=())
    match reply:
        case Say() | Ask():
            return _say(board, reply, to, about, blank)
        case Edit():
            return _edit(board, reply, blank)
        case Close():
            return _close(board, reply)
        case SendFile():
            return _post(board, replace(blank, file=board.keep(reply.name, reply.content)), reply.text)
        case Invite():
            return _post(board, replace(blank, group=reply.group.chat), reply.text)
        case Remove():
            return _remove(board, reply)
        case _:
            raise Refused(f"{type(reply).__name__} is no business of a platform")


def _post(board: Board, last: Message, text: str) -> Receipt:
    """The text in as many messages as it needs; `last` tells what stands under the last one."""
    *parts, end = split(text, LONGEST)
    before = [
        Message(id=board.next_id(), chat=last.chat, at=last.at, only=last.only, lines=parse(part))
        for part in parts
    ]
    message = replace(last, id=board.next_id(), lines=parse(end))
    for each in (*before, message):
        board.post(each)
    return Receipt(message.id, tuple(each.id for each in before))


def _say(board: Board, reply: Say | Ask, to: Address, about: About, blank: Message) -> Receipt:
    alone = not to.private and reply.visibility is Visibility.ONLY_YOU
    message = replace(blank, only=about.account or "" if alone else "")
    if isinstance(reply, Ask):
        message = replace(message, options=reply.options, card=reply.card, prompt=reply.prompt)
    return _post(board, message, reply.text)


def _edit(board: Board, reply: Edit, blank: Message) -> Receipt:
    """In place; what is gone is said anew."""
    earlier = board.messages.get(reply.about)
    if earlier is None or earlier.removed or len(reply.text) > LONGEST:
        return _post(board, replace(blank, options=reply.options, prompt=reply.prompt), reply.text)
    message = replace(
        earlier,
        lines=parse(reply.text),
        options=reply.options,
        spent=() if reply.options else earlier.options or earlier.spent,
        card=None,
        prompt=reply.prompt,
        edited=True,
    )
    board.change(message, told=True)
    return Receipt(message.id)


def _close(board: Board, reply: Close) -> Receipt:
    """Take the buttons away; the page remembers them for a late press."""
    message = board.messages.get(reply.message)
    if message is not None and (message.options or message.card):
        board.change(replace(message, options=(), card=None, spent=message.options))
    return Receipt()


def _remove(board: Board, reply: Remove) -> Receipt:
    message = board.messages.get(reply.message)
    if message is not None:
        bare = Message(id=message.id, chat=message.chat, at=message.at, lines=(), by=message.by)
        board.change(replace(bare, removed=True), told=True)
    return Receipt()
