"""A folder with our own content to change, and a household that reads it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import msgspec

from bot.chat.events import Address, Chose, Said, Sender
from bot.chat.markup import bare
from bot.chat.platform import Raw
from bot.chat.replies import AnyReply
from bot.core.household import Household, Plan
from bot.core.meaning import Extra
from bot.core.shelf import Shelf, content_root, signature
from bot.model.people import Member, Role
from handlers import ROUTES
from tests.player import KEY
from tests.screen import PLATFORM, Screen

NOW = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
MOST = 8
"""articles: enough for a test, and quick to read"""


def copied(to: Path) -> Path:
    """A root with all our words and forms, and a handful of articles."""
    root = content_root()
    shutil.copytree(root / "regions" / "data", to / "regions" / "data")
    shutil.copytree(
        root / "knowledge", to / "knowledge", ignore=shutil.ignore_patterns("*.py", "__pycache__", "articles")
    )
    (to / "knowledge" / "articles").mkdir()
    for path in sorted((root / "knowledge" / "articles").glob("*.md"))[:MOST]:
        shutil.copy(path, to / "knowledge" / "articles")
    return to


@cache
def _whole() -> Shelf:
    """Read once for all tests, from a copy as they get it."""
    with tempfile.TemporaryDirectory() as folder:
        return Shelf.read(copied(Path(folder)))


def shelf(root: Path) -> Shelf:
    """What `root` held when it was copied."""
    return replace(_whole(), signature=signature(root))


class Home:
    """One household on a screen, with a moderator who said hello."""

    def __init__(
        self, root: Path, url: str, extra: Extra | None = None, content: Shelf | None = None
    ) -> None:
        """`content`: what was read of `root`, when that is not as it was copied."""
        self.screen = Screen()
        self.plan = Plan(
            url=url,
            key=KEY,
            routes=ROUTES,
            shelf=content or shelf(root),
            platforms={PLATFORM: self.screen},
            now=lambda: NOW,
            team=(Member(f"{PLATFORM}:mo", Role.MODERATOR, "Mo", ("utrecht",)),),
            root=root,
            extra=extra,
        )
        self.count = 0

    async def __aenter__(self) -> Home:
        self.house = await Household.open(self.plan)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.house.close()

    async def said(self, who: str, text: str) -> list[str]:
        """What the bot says to everybody when somebody says this in private."""
        return await self._heard_after(who, Said, text=text)

    async def pressed(self, who: str, label: str) -> list[str]:
        """What it says to everybody when somebody presses the last button with this label."""
        message, token = self.screen.button(who, label)
        return await self._heard_after(who, Chose, choice=token, message=message)

    async def _heard_after(self, who: str, kind: type[Said] | type[Chose], **what: str) -> list[str]:
        self.count += 1
        event = kind(
            key=f"{who}{self.count}",
            at=NOW,
            where=Address(PLATFORM, who, private=True),
            who=Sender(f"{PLATFORM}:{who}", who, "nl"),
            **what,  # type: ignore[arg-type]
        )
        raw = Raw(key=event.key, lane=who, body=msgspec.json.encode(event), at=NOW)
        self.screen.said.clear()
        await self.house.reception(self.screen).receive(raw)
        await self.house.settle()
        return self.heard()

    async def looked(self) -> list[str]:
        """What is said when changed files lie still for two looks."""
        self.screen.said.clear()
        await self.house.reload.look()
        await self.house.reload.look()
        await self.house.settle()
        return self.heard()

    def heard(self) -> list[str]:
        return [text_of(reply) for reply, _ in self.screen.said]


def text_of(reply: AnyReply) -> str:
    return bare(getattr(reply, "text", ""))
