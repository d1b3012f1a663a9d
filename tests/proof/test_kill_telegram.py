"""T01: `kill -9` at random moments over Telegram loses nothing, mixes nothing up, and doubles at most
the one message that was on its way."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes.telegram.server import SPEAKS, FakeTelegram
from tests.fakes.telegram.world import BOT
from tests.proof.campaign import Campaign, Said
from tests.proof.parent import WORDS, Deed, Parent, Seen, asked
from tests.proof.process import TELEGRAM_TOKEN, Bot
from tests.proof.verdict import Record, doubles, questions_in_order, records, unexplained

FIRST = 5001
QUESTIONS = asked()


@dataclass
class OnTelegram:
    """A `Stage`: parents 5001, 5002, … in their private chats."""

    fake: FakeTelegram
    acts: int = 0

    @property
    def listening(self) -> int:
        return len(self.fake.called("getMe"))

    @property
    def happenings(self) -> int:
        return self.acts + len(self.fake.world.log)

    def screen(self, number: int) -> Sequence[Seen]:
        chat = self.fake.world.private_chat(FIRST + number)
        return [
            Seen(str(message["message_id"]), message.get("text", ""), tuple(_labels(message)))
            for message in chat.messages.values()
            if message.get("from") == BOT
        ]

    async def start(self, number: int) -> None:
        self.acts += 1
        self.fake.say(FIRST + number, "/start")

    async def do(self, number: int, deed: Deed) -> None:
        self.acts += 1
        if deed.words:
            self.fake.say(FIRST + number, deed.words)
        else:
            self.fake.press(FIRST + number, deed.label, message=int(deed.message))

    def said(self, number: int) -> list[Said]:
        sent = self.fake.sent(FIRST + number)
        return [
            Said(one.at, one.text, tuple(data for _, data in one.buttons))
            for one in sent
            if one.method in SPEAKS
        ]


def _labels(message: dict[str, object]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())  # type: ignore[attr-defined]
    return [button["text"] for row in rows for button in row]


@dataclass
class Run:
    """How a run ended: the moments of the kills, what was said to each parent, and the records."""

    kills: list[float]
    said: list[list[Said]]
    records: list[Record]
    errors: list[str]


async def play(folder: Path, parents: int, kills: int, seed: int, think: float) -> Run:
    folder.mkdir()  # noqa: ASYNC240 - nobody waits yet
    async with FakeTelegram(delay=0.004) as fake:
        bot = Bot(
            folder,
            ACTBOT_TELEGRAM__TOKEN=TELEGRAM_TOKEN,
            ACTBOT_TELEGRAM__API_URL=fake.url,
            ACTBOT_ON_CALL='["telegram:1"]',
        )
        stage = OnTelegram(fake)
        cast = [Parent(number, QUESTIONS) for number in range(parents)]
        campaign = Campaign(stage, bot, cast, seed, kills, think)
        try:
            moments = await campaign.run()
            assert await bot.stop() == 0
        finally:
            with contextlib.suppress(Exception):
                await bot.kill()
        said = [stage.said(number) for number in range(parents)]
    kept = await records(folder, [f"telegram:{FIRST + number}" for number in range(parents)])
    return Run(moments, said, list(kept.values()), bot.errors())


async def prove(tmp_path: Path, parents: int, kills: int, seed: int, think: float) -> None:
    print(f"seed {seed}")
    plain = await play(tmp_path / "plain", parents, 0, seed, 0.0)
    as_typed(plain.records)
    killed = await play(tmp_path / "killed", parents, kills, seed, think)
    assert len(killed.kills) == kills
    assert killed.records == plain.records
    assert killed.errors == plain.errors == []
    twice = 0
    for number in range(parents):
        said, before = killed.said[number], plain.said[number]
        assert questions_in_order(said, QUESTIONS) == questions_in_order(before, QUESTIONS)
        again = doubles(said, before)
        assert unexplained(again, killed.kills) == []
        twice += len(again)
    words = sum(len(said) for said in killed.said)
    print(f"{kills} kills, {parents} parents, {words} messages, {twice} said twice, 0 lost")


def as_typed(records: Sequence[Record]) -> None:
    """What is kept is what the parents said."""
    for number, record in enumerate(records):
        for key in ("blij", "gebeurd", "school_zegt", "kind_wil", "veranderen", "werkte", "eerst"):
            assert record[key]["value"] == WORDS[key][number % len(WORDS[key])]
        assert record["sinds"]["value"]
        assert record["telefoon"]["value"]


@pytest.mark.full
async def test_one_kill(tmp_path: Path) -> None:
    await prove(tmp_path, parents=3, kills=1, seed=3, think=0.1)


@pytest.mark.full
async def test_twenty_five_kills(tmp_path: Path) -> None:
    await prove(tmp_path, parents=20, kills=25, seed=25, think=3.0)
