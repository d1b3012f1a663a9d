"""What volunteers change is heard within ten seconds, without a restart.

Rules of this file
- Files are read in a thread, once they lie still; no turn waits for them.
- A new shelf takes the place of the old one whole: a turn sees one or the other, never a mix.
- What is broken is told to the team by a promised hour («content»), which its handler speaks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import structlog

from bot.core.door import Door
from bot.core.shelf import Shelf, Signature, signature
from bot.store.store import Store
from bot.store.work import Work
from knowledge.library import Aliases

log = structlog.get_logger()
LOOK_EVERY = 3.0
TIMER = "content"


class Reload:
    """Keeps the door's shelf as new as the files and the team's other ways to ask."""

    def __init__(self, root: Path, store: Store, door: Door, wake: Callable[[], None]) -> None:
        """`wake` tells the clock that an hour was promised."""
        self._root = root
        self._store = store
        self._door = door
        self._wake = wake
        self._seen: Signature = ()

    async def begin(self) -> None:
        """Before the first turn: the other ways to ask, and what could not be read at the start."""
        aliases = await self._store.read(_aliases)
        if aliases:
            self._door.shelf = await asyncio.to_thread(self._door.shelf.learned, aliases)
        if self._door.shelf.problems:
            await self._tell()

    async def run(self) -> None:
        """Until cancelled."""
        await asyncio.to_thread(self._door.shelf.library.warm)
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await self.look()
            except Exception as error:  # a disk or database that is away for a moment: what we have is good
                log.error("reload", kind=type(error).__name__)

    async def look(self) -> bool:
        """Whether something new took its place. A file must lie still from one look to the next."""
        shelf = self._door.shelf
        aliases = await self._store.read(_aliases)
        seen = await asyncio.to_thread(signature, self._root)
        still, self._seen = seen == self._seen, seen
        if seen != shelf.signature and still:
            await self._put(await asyncio.to_thread(_read, self._root, shelf, aliases))
            return True
        if aliases != shelf.library.aliases:
            await self._put(await asyncio.to_thread(_learned, shelf, aliases))
            return True
        return False

    async def _put(self, shelf: Shelf) -> None:
        self._door.shelf = shelf
        log.info("content", articles=len(shelf.library.articles), problems=len(shelf.problems))
        await self._tell()

    async def _tell(self) -> None:
        await self._store.write(lambda work: work.jobs.remind(TIMER, "", work.now))
        self._wake()


def _aliases(work: Work) -> Aliases:
    return work.notes.aliases()


def _read(root: Path, before: Shelf, aliases: Aliases) -> Shelf:
    return _learned(Shelf.read(root, before=before), aliases)


def _learned(shelf: Shelf, aliases: Aliases) -> Shelf:
    shelf = shelf if shelf.library.aliases == aliases else shelf.learned(aliases)
    shelf.library.warm()
    shelf.guard.warm()
    return shelf
