"""`python -m tests.bench.stage [--delay-ms 80]`: Telegram in a process of its own, with parents on it.

Rules of this file
- A parent answers the moment she sees the next question: the load is what the bot can take, no more.
- The clock of an answer runs from her message until the next question stands on her screen.
- A question that is not the one she must get is counted as `astray`, never passed over.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import time
from collections.abc import Iterator
from typing import Any

import msgspec
from aiohttp import web

from tests.bench.form import QUESTIONS, answer_words, mark
from tests.fakes.telegram.control import Control
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import Sent

CONSENT = "Ja, dat mag"
PATIENCE = 120.0


class Walk(msgspec.Struct, kw_only=True):
    """`parents` who walk the form, `at_once` of them side by side, for at most `seconds`.

    `pairs`: each sends her next two answers at once.
    """

    parents: int
    at_once: int
    seconds: float = 600.0
    pairs: bool = False
    words_only: bool = False


class Walked(msgspec.Struct, kw_only=True):
    """What came of it. Times in seconds; `p50` and `p99` of one answer in milliseconds."""

    answers: int
    seconds: float
    p50: float
    p99: float
    astray: int

    @property
    def rate(self) -> float:
        return self.answers / self.seconds if self.seconds else 0.0


def words_at(question: int, parent: int) -> str:
    """What nobody but this parent types, at this question alone."""
    return f"Antwoord {question} van ouder {parent}."


class Stage(FakeTelegram):
    """The fake, with an ear for each parent."""

    def __init__(self, delay: float) -> None:
        super().__init__(delay=delay, lenient=True)
        self._ears: dict[int, asyncio.Queue[Sent]] = {}
        self.said: dict[int, list[str]] = {}

    def _tell(self, said: list[Sent]) -> None:
        super()._tell(said)
        for sent in said:
            if sent.method == "sendMessage":
                self.said.setdefault(sent.chat, []).append(sent.text)
                if sent.chat in self._ears:
                    self._ears[sent.chat].put_nowait(sent)

    def ear(self, user: str) -> asyncio.Queue[Sent]:
        known: int = self.world.person(user)["id"]
        return self._ears.setdefault(known, asyncio.Queue())


class Parent:
    """One parent, from /intake to the summary."""

    def __init__(self, stage: Stage, number: int, walk: Walk) -> None:
        self.number, self.name = number, f"parent-{number}"
        self._stage, self._walk = stage, walk
        self._ear = stage.ear(self.name)
        self.times: list[float] = []
        self.astray = 0

    async def open(self) -> None:
        """Up to the first question."""
        self._stage.say(self.name, "/intake")
        sent = await self._hear()
        if any(label == CONSENT for label, _ in sent.buttons):
            self._stage.press(self.name, CONSENT)
            sent = await self._hear()
        self._expect(1, sent)

    async def walk(self, until: float) -> None:
        number = 1
        while number <= QUESTIONS and time.perf_counter() < until:
            together = 2 if self._walk.pairs else 1
            start = time.perf_counter()
            for ahead in range(together):
                self._stage.say(self.name, self._words(number + ahead))
            for ahead in range(together):
                sent = await self._hear()
                self.times.append(time.perf_counter() - start)
                self._expect(number + ahead + 1, sent)
            number += together

    def _words(self, number: int) -> str:
        if self._walk.words_only:
            return words_at(number, self.number)
        return answer_words(self.number, number)

    async def _hear(self) -> Sent:
        return await asyncio.wait_for(self._ear.get(), PATIENCE)

    def _expect(self, number: int, sent: Sent) -> None:
        if number <= QUESTIONS and f"({mark(number)})" not in sent.text:
            self.astray += 1


async def gather(stage: Stage, wanted: Walk) -> list[Parent]:
    """All parents, each at her first question."""
    known = len(stage.world.people)
    parents = [Parent(stage, known + number, wanted) for number in range(wanted.parents)]
    await _side_by_side(wanted.at_once, [parent.open() for parent in parents])
    return parents


async def walk(parents: list[Parent], wanted: Walk) -> Walked:
    """From the first question to the last; the clock runs from here."""
    start = time.perf_counter()
    until = start + wanted.seconds
    await _side_by_side(wanted.at_once, [parent.walk(until) for parent in parents])
    passed = time.perf_counter() - start
    times = sorted(took for parent in parents for took in parent.times)
    return Walked(
        answers=len(times),
        seconds=passed,
        p50=1000 * share(times, 0.5),
        p99=1000 * share(times, 0.99),
        astray=sum(parent.astray for parent in parents),
    )


async def _side_by_side(at_once: int, work: list[Any]) -> None:
    waiting = iter(work)
    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(_one_after_another(waiting))


async def _one_after_another(waiting: Iterator[Any]) -> None:
    for one in waiting:
        await one


def share(ordered: list[float], part: float) -> float:
    return ordered[min(len(ordered) - 1, math.ceil(part * len(ordered)) - 1)] if ordered else 0.0


async def _serve(delay: float) -> None:
    stage = Stage(delay)

    gathered: list[Parent] = []

    async def on_gather(request: web.Request) -> web.Response:
        gathered[:] = await gather(stage, msgspec.json.decode(await request.read(), type=Walk))
        return web.Response(body=b"{}")

    async def on_walk(request: web.Request) -> web.Response:
        wanted = msgspec.json.decode(await request.read(), type=Walk)
        return web.Response(body=msgspec.json.encode(await walk(gathered, wanted)))

    async def on_said(_request: web.Request) -> web.Response:
        return web.Response(body=msgspec.json.encode(stage.said))

    async def on_know(request: web.Request) -> web.Response:
        for number in msgspec.json.decode(await request.read(), type=list[int]):
            stage.world.private_chat(number)
        return web.Response(body=b"{}")

    def routes(app: web.Application) -> None:
        Control(stage).add(app)
        app.router.add_post("/_bench/gather", on_gather)
        app.router.add_post("/_bench/walk", on_walk)
        app.router.add_get("/_bench/said", on_said)
        app.router.add_post("/_bench/know", on_know)

    await stage.start(0, routes)
    print(stage.url, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.stage")
    parser.add_argument("--delay-ms", type=float, default=0.0)
    asyncio.run(_serve(parser.parse_args().delay_ms / 1000))
