"""The board: every chat of the playground as it looks now, and the pages that watch it.

Rules of this file
- A message is never changed in place: a new one with the same id takes its seat.
- `story` keeps what happened in order, for the transcript: a message as it looked then, or hours.
- A page that starts to watch gets the whole board first, in the same breath: it misses nothing.
"""

from __future__ import annotations

import asyncio
import secrets
from datetime import datetime, timedelta

import msgspec

from bot.chat.platform import Receipt
from bot.platforms.web.wire import AnyNews, Changed, File, Message, Posted

Feed = asyncio.Queue[bytes]


class Board:
    """All messages, files and closed doors, in memory only."""

    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}
        self.since: datetime | None = None
        """the hour of the first message"""
        self.story: list[Message | timedelta] = []
        self.closed: set[str] = set()
        self.receipts: dict[str, Receipt] = {}
        self._files: dict[str, tuple[str, bytes]] = {}
        self._feeds: set[Feed] = set()
        self._born = secrets.token_hex(3)
        self._count = 0

    def next_id(self) -> str:
        """An id no earlier run of this program gave: a prefix per run and a counter."""
        self._count += 1
        return f"{self._born}-{self._count}"

    def post(self, message: Message) -> None:
        """Put a new message up."""
        self.messages[message.id] = message
        self.since = self.since or message.at
        self.story.append(message)
        self.tell(Posted(message))

    def change(self, message: Message, *, told: bool = False) -> None:
        """Let this take the seat of the message with its id; `told` when the words are new."""
        self.messages[message.id] = message
        if told:
            self.story.append(message)
        self.tell(Changed(message))

    def passed(self, delta: timedelta) -> None:
        """Remember that time went by."""
        self.story.append(delta)

    def keep(self, name: str, content: bytes) -> File:
        """Keep a file under a path nobody can guess."""
        token = secrets.token_urlsafe(12)
        self._files[token] = (name, content)
        return File(name=name, path=f"/file/{token}", size=len(content))

    def file(self, token: str) -> tuple[str, bytes] | None:
        """Name and content of a kept file."""
        return self._files.get(token)

    def clear(self) -> None:
        """An empty board; the pages stay, and so does the counter."""
        self.messages.clear()
        self.since = None
        self.story.clear()
        self.closed.clear()
        self.receipts.clear()
        self._files.clear()

    def watch(self, hello: AnyNews) -> Feed:
        """A feed of everything from now on, opened by `hello`."""
        feed: Feed = asyncio.Queue()
        feed.put_nowait(msgspec.json.encode(hello))
        self._feeds.add(feed)
        return feed

    def unwatch(self, feed: Feed) -> None:
        """This page is gone."""
        self._feeds.discard(feed)

    def tell(self, news: AnyNews) -> None:
        """Tell every page."""
        body = msgspec.json.encode(news)
        for feed in self._feeds:
            feed.put_nowait(body)
