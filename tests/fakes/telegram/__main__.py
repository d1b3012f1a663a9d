"""`python -m tests.fakes.telegram --port 8081 [--delay-ms 80] [--journal FILE] [--lenient] [--flood]`."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from tests.fakes.telegram.control import Control
from tests.fakes.telegram.server import FakeTelegram


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.telegram")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--delay-ms", type=float, default=0.0)
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--lenient", action="store_true")
    parser.add_argument("--flood", action="store_true")
    asyncio.run(_serve(parser.parse_args()))


async def _serve(asked: argparse.Namespace) -> None:
    fake = FakeTelegram(
        delay=asked.delay_ms / 1000, lenient=asked.lenient, flood=asked.flood, journal=asked.journal
    )
    await fake.start(asked.port, Control(fake).add)
    print(fake.url, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    main()
