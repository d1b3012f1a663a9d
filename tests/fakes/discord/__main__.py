"""`python -m tests.fakes.discord --port 8082 [--journal FILE] [--token TOKEN]`."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from tests.fakes.discord.control import Control
from tests.fakes.discord.server import FakeDiscord


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.discord")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--token", default="token")
    asyncio.run(_serve(parser.parse_args()))


async def _serve(asked: argparse.Namespace) -> None:
    fake = FakeDiscord(journal=asked.journal, token=asked.token)
    await fake.start(asked.port, Control(fake).add)
    print(fake.api_url, fake.gateway_url, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    main()
