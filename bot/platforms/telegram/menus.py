"""The menu of commands and the first screen, as calls. Pure.

Rules of this file
- A menu is what is shown, never who may do something.
- Dutch is what everybody sees whose language we do not have.
- Who leaves the team sees what everybody sees: a menu of one chat is taken away, never emptied.
- Asked of a group: invite and delete; nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from bot.chat.platform import Menu, MenuEntry
from bot.platforms.telegram.render import Call

FIRST, HERE = "nl", "telegram:"
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_ASKED = ("can_invite_users", "can_delete_messages")
_NOT_ASKED = ("is_anonymous", "can_manage_chat", "can_manage_video_chats", "can_promote_members",
              "can_change_info", "can_post_stories", "can_edit_stories", "can_delete_stories",
              "can_restrict_members", "can_pin_messages")  # fmt: skip
Scope = dict[str, Any]


def mark(menu: Menu) -> str:
    """The same for the same menu: what says whether it must be set again."""
    return sha256(msgspec.json.encode(calls(menu))).hexdigest()


def calls(menu: Menu) -> tuple[Call, ...]:
    """Everything to set, one call for each place and language."""
    languages = _languages(menu)
    found = [Call("setMyDefaultAdministratorRights", {"rights": _rights()})]
    for scope, entries in _scopes(menu):
        found += [_commands(scope, entries, language) for language in languages]
    for language, text in _by_language(menu.description):
        found.append(Call("setMyDescription", {"description": text[:512], "language_code": language}))
    for language, text in _by_language(menu.about):
        found.append(
            Call("setMyShortDescription", {"short_description": text[:120], "language_code": language})
        )
    return tuple(found)


def chats(menu: Menu) -> frozenset[str]:
    """The private chats with a menu of their own."""
    return frozenset(number for number, names in _team(menu) if names)


def gone(menu: Menu, numbers: Iterable[str]) -> tuple[Call, ...]:
    """Take the menus of these chats away: they see what everybody sees."""
    return tuple(
        Call("deleteMyCommands", {"scope": _chat(number), "language_code": language})
        for number in sorted(numbers)
        for language in _languages(menu)
    )


def _scopes(menu: Menu) -> list[tuple[Scope, list[MenuEntry]]]:
    group = [entry for entry in menu.entries if entry.group]
    private = [entry for entry in menu.entries if entry.private]
    found: list[tuple[Scope, list[MenuEntry]]] = [
        ({"type": "all_private_chats"}, _shown(private)),
        ({"type": "all_group_chats"}, _shown(group)),
        ({"type": "all_chat_administrators"}, _shown(group, [entry.name for entry in group])),
    ]
    return found + [(_chat(number), _shown(private, names)) for number, names in _team(menu) if names]


def _team(menu: Menu) -> list[tuple[str, tuple[str, ...]]]:
    """Number -> names of those who are here."""
    here = [(account.removeprefix(HERE), names) for account, names in menu.people if account.startswith(HERE)]
    return [(number, names) for number, names in here if number.isdigit()]


def _chat(number: str) -> Scope:
    return {"type": "chat", "chat_id": int(number)}


def _shown(entries: Iterable[MenuEntry], names: Sequence[str] = ()) -> list[MenuEntry]:
    """Everybody's, and those with these names."""
    theirs = (entry for entry in entries if entry.audience == "everyone" or entry.name in names)
    return [entry for entry in theirs if entry.texts and _NAME.fullmatch(entry.name)]


def _commands(scope: Scope, entries: list[MenuEntry], language: str) -> Call:
    commands = [
        {"command": entry.name, "description": _text(entry.texts, language)} for entry in entries[:100]
    ]
    return Call("setMyCommands", {"commands": commands, "scope": scope, "language_code": language})


def _text(texts: dict[str, str], language: str) -> str:
    return (texts.get(language or FIRST) or texts.get(FIRST) or next(iter(texts.values())))[:256]


def _languages(menu: Menu) -> list[str]:
    further = {language for entry in menu.entries for language in entry.texts} - {FIRST}
    return ["", *sorted(further)]


def _by_language(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [("" if language == FIRST else language, text) for language, text in sorted(texts.items())]


def _rights() -> dict[str, bool]:
    return dict.fromkeys(_ASKED, True) | dict.fromkeys(_NOT_ASKED, False)
