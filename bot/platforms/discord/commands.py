"""The house's menu as Discord's slash commands.

Source of the limits: Discord's developer documentation, Application Commands and Locales.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

import msgspec

from bot.chat.platform import Menu, MenuEntry

LOOK_UP = "vraag"
"""the command whose words are completed from the public knowledge"""
OPTION = "tekst"
_LOCALES = {
    "nl": ("nl",),
    "en": ("en-US", "en-GB"),
    "tr": ("tr",),
    "uk": ("uk",),
    "pl": ("pl",),
    "de": ("de",),
    "fr": ("fr",),
    "es": ("es-ES",),
}
_NAME = re.compile(r"[-_'\w]{1,32}")
_TEXT = 100
_SLASH, _STRING = 1, 3
_IN_GUILD, _WITH_BOT = 0, 1

Json = dict[str, Any]


def everywhere(menu: Menu, *, guild: str | None) -> list[Json]:
    """The commands for all places; those for groups belong to the guild when there is one."""
    return [_command(entry, _contexts(entry, guild)) for entry in menu.entries if _contexts(entry, guild)]


def in_guild(menu: Menu) -> list[Json]:
    """The commands for the groups of one guild."""
    return [_command(entry, None) for entry in menu.entries if entry.group]


def digest(menu: Menu, guild: str | None) -> str:
    """Changes when what Discord should show changes."""
    shown = msgspec.json.encode([everywhere(menu, guild=guild), in_guild(menu), guild])
    return hashlib.blake2b(shown, digest_size=16).hexdigest()


def _contexts(entry: MenuEntry, guild: str | None) -> list[int]:
    group = [_IN_GUILD] if entry.group and guild is None else []
    return group + ([_WITH_BOT] if entry.private else [])


def _command(entry: MenuEntry, contexts: list[int] | None) -> Json:
    """Without `contexts` it is a command of one guild: Discord knows where it belongs."""
    command: Json = {"type": _SLASH, "name": entry.name, **_described(entry.texts, entry.name)}
    names = {language: name.lower() for language, name in entry.names.items() if _NAME.fullmatch(name)}
    if names:
        command["name_localizations"] = _localised(names)
    if contexts is not None:
        command |= {"contexts": contexts, "integration_types": [0]}
    if entry.rest:
        command["options"] = [_option(entry)]
    return command


def _option(entry: MenuEntry) -> Json:
    option: Json = {"type": _STRING, "name": OPTION, "required": False, **_described(entry.rest, OPTION)}
    return option | {"autocomplete": True} if entry.name == LOOK_UP else option


def _described(texts: dict[str, str], otherwise: str) -> Json:
    first = texts.get("nl") or next(iter(texts.values()), otherwise)
    described: Json = {"description": first[:_TEXT]}
    if texts:
        described["description_localizations"] = _localised(texts)
    return described


def _localised(texts: dict[str, str]) -> dict[str, str]:
    said = {language: text[:_TEXT] for language, text in texts.items() if text}
    return {locale: text for language, text in said.items() for locale in _LOCALES.get(language, ())}
