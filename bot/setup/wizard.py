"""`actbot init`: eight questions at most, each token tried at once, and a sheet of paper at the end."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.config import TELEGRAM_API, CannotStart, Discord, Settings, Telegram
from bot.core.shelf import Shelf, content_root
from bot.setup import interview as ask
from bot.setup.content import meant
from bot.setup.facts import is_demo, is_used
from bot.setup.files import OPEN, SECRET, edit_env, edit_yaml, put
from bot.setup.finding import as_lines
from bot.setup.interview import Asker, Question, Screen, Script, split
from bot.setup.key import new_key
from bot.setup.load import FILE, collect, settle
from bot.setup.paper import sheet
from bot.setup.probe import Probe, probe_discord, probe_telegram
from regions.region import Region

TRIES = 3
NO_TOKEN = {"telegram": "0:0", "discord": "0"}


@dataclass(frozen=True)
class Answers:
    """What was said; empty is nothing."""

    controller: str
    telegram: str
    discord: str
    guild: str
    account: str
    regions: list[str] = field(default_factory=list)
    on_call: list[str] = field(default_factory=list)
    data_dir: str = "data"


def set_up_house(folder: Path, answers: Path | None = None) -> None:
    """Ask, try, write bot.yaml and `.env`, print the recovery sheet when a key was made.

    Raises CannotStart when an answers file will not do, BadConfig when bot.yaml cannot be read.
    """
    console = Console()
    asker = Script(_read(answers), console) if answers else Screen(console)
    before = _before(folder)
    said = _interview(asker, before)
    fresh = _key(folder, before, said)
    for copy in _write(folder, said, fresh):
        asker.tell(f"Wat er stond, staat nu in {copy.name}.")
    asker.tell("\n✔ bot.yaml en .env zijn klaar. Kijk nu met `actbot check` en start met `actbot run`.")
    asker.tell(sheet(fresh, folder / said.data_dir) if fresh else "Je sleutel bleef dezelfde.")


def _before(folder: Path) -> Settings:
    """What is set already; a platform without its token (that is asked now) gets an empty one."""
    file = folder / FILE
    source, mistakes = collect(file if file.exists() else None, os.environ)
    for part, nothing in NO_TOKEN.items():
        if isinstance(source.tree.get(part), dict):
            source.tree[part].setdefault("token", nothing)
    return settle(source, mistakes, folder)


def _token_of(part: Telegram | Discord | None) -> str:
    token = part.token.get_secret_value() if part else ""
    return "" if token in NO_TOKEN.values() else token


def _read(file: Path) -> dict[str, str]:
    try:
        tree = YAML(typ="safe").load(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError):
        tree = None
    known = {question.key for question in vars(ask).values() if isinstance(question, Question)}
    strange = sorted(set(map(str, tree)) - known) if isinstance(tree, dict) else ["?"]
    if strange:
        names = ", ".join(sorted(known))
        raise CannotStart(f"In {file.name} kan ik dit niet plaatsen: {strange[0]}.", f"Hier mag: {names}.")
    return {key: _text(value) for key, value in tree.items()}


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _interview(asker: Asker, before: Settings) -> Answers:
    controller = asker.ask(ask.CONTROLLER, before.controller)
    telegram, discord = _telegram(asker, before), _discord(asker, before)
    while not (telegram or discord):
        asker.refuse(
            ask.TELEGRAM, "Zonder Telegram of Discord kan de bot nergens praten. Stoppen kan met Ctrl-C."
        )
        telegram, discord = _telegram(asker, before), _discord(asker, before)
    guild = asker.ask(ask.GUILD, (before.discord and before.discord.guild) or "") if discord else ""
    mine = next((member for member in before.team if member.role == "coordinator"), None)
    account = asker.ask(ask.ACCOUNT_OF_YOU, mine.account if mine else "")
    regions = _regions(asker, ", ".join(mine.regions) if mine else "")
    on_call = split(asker.ask(ask.ON_CALL, ", ".join(before.on_call) or account))
    data_dir = asker.ask(ask.DATA, _data_dir(before))
    return Answers(controller, telegram, discord, guild, account, regions, on_call, data_dir)


def _regions(asker: Asker, before: str) -> list[str]:
    """The regions as they are called in the data; a name is as good."""
    find = Shelf.finder_in(content_root()).region
    while True:
        found = [(name, find(name)) for name in split(asker.ask(ask.REGIONS, before))]
        strange = next(((name, near) for name, near in found if not isinstance(near, Region)), None)
        if strange is None:
            return [region.slug for _, region in found if isinstance(region, Region)]
        asker.refuse(ask.REGIONS, f"De regio {strange[0]} ken ik niet. {meant(strange[1])}")


def _data_dir(before: Settings) -> str:
    """The folder of before, but never the folder of the demo."""
    return "gegevens" if is_demo(before.data) else str(before.data_dir)


def _telegram(asker: Asker, before: Settings) -> str:
    old = before.telegram
    api = old.api_url if old else TELEGRAM_API
    return _token(asker, ask.TELEGRAM, _token_of(old), lambda token: probe_telegram(token, api))


def _discord(asker: Asker, before: Settings) -> str:
    old = before.discord
    api, guild = (old.api_url, old.guild) if old else (None, None)
    return _token(asker, ask.DISCORD, _token_of(old), lambda token: probe_discord(token, api, guild))


def _token(
    asker: Asker, question: Question, before: str, probe: Callable[[str], Coroutine[Any, Any, Probe]]
) -> str:
    """A token that the platform knows; one that it said nothing about is kept, aloud."""
    for _ in range(TRIES):
        token = asker.ask(question, before)
        if not token:
            return ""
        found = asyncio.run(probe(token))
        if found.known is not False:
            asker.tell(as_lines(found.findings))
            return token
        asker.refuse(question, f"✘ {found.findings[0].text}. {found.findings[0].mend}")
        before = ""
    raise CannotStart("Het token werkt niet.", "Maak een nieuw token en doe dan weer `actbot init`.")


def _key(folder: Path, before: Settings, said: Answers) -> str | None:
    """A new key when there is none yet; data that are there already keep theirs."""
    data = folder / said.data_dir
    if before.secret or (data / "key").exists():
        return None
    if is_used(data):
        raise CannotStart(
            f"In {data} staan al gegevens, maar de sleutel is er niet.",
            "Zet ACTBOT_KEY in .env. Hij staat op je herstelblad.",
        )
    return new_key()


def _write(folder: Path, said: Answers, key: str | None) -> list[Path]:
    """Both files; returns the copies of what stood there."""
    now = datetime.now().astimezone()
    folder.mkdir(parents=True, exist_ok=True)
    file, env = folder / FILE, folder / ".env"
    secrets = {"ACTBOT_TELEGRAM__TOKEN": said.telegram or None, "ACTBOT_DISCORD__TOKEN": said.discord or None}
    made = {"ACTBOT_KEY": key} if key else {}
    written = edit_env(env.read_text("utf-8") if env.exists() else "", secrets | made)
    settings = edit_yaml(file.read_text("utf-8") if file.exists() else "", _changes(file, said))
    copies = (put(env, written, SECRET, now), put(file, settings, OPEN, now))
    return [copy for copy in copies if copy]


def _changes(file: Path, said: Answers) -> dict[tuple[str, ...], Any]:
    return {
        ("controller",): said.controller,
        ("telegram", "token"): None,
        ("discord", "token"): None,
        ("discord", "guild"): said.guild or None,
        ("team",): _team(file, said),
        ("on_call",): said.on_call,
        ("data_dir",): None if said.data_dir == "data" else said.data_dir,
    }


def _team(file: Path, said: Answers) -> list[dict[str, Any]]:
    """The team as it stands in the file, with you as its coordinator."""
    tree = YAML(typ="safe").load(file.read_text("utf-8")) if file.exists() else None
    team: list[dict[str, Any]] = list((tree or {}).get("team") or [])
    you = {"account": said.account, "role": "coordinator", "regions": said.regions}
    others = [row for row in team if (row["account"], row["role"]) != (you["account"], you["role"])]
    return [you, *others]
