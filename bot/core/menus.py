"""What stands in the platforms' menus: from the table of commands and the texts, never a right by itself."""

from __future__ import annotations

from collections.abc import Iterable

from bot.chat.platform import Menu, MenuEntry
from bot.core.routes import Command, Routes, Where
from bot.core.shelf import LOCALES, Shelf
from bot.model.people import Member, Role


def menu(routes: Routes, shelf: Shelf, team: Iterable[Member]) -> Menu:
    """The menu of every platform."""
    roles: dict[str, set[Role]] = {}
    for member in team:
        roles.setdefault(member.account, set()).add(member.role)
    return Menu(
        entries=tuple(_entry(shelf, command) for command in routes.commands if command.menu),
        people=tuple((account, _names(routes, held)) for account, held in sorted(roles.items())),
        description=_all(shelf, "menu-description"),
        about=_all(shelf, "menu-about"),
    )


def _names(routes: Routes, roles: set[Role]) -> tuple[str, ...]:
    """What these roles may use together, beside what everybody may."""
    return tuple(command.name for command in routes.commands if command.menu and roles & command.who)


def _entry(shelf: Shelf, command: Command) -> MenuEntry:
    return MenuEntry(
        name=command.name,
        texts=_all(shelf, f"menu-{command.name}"),
        names={"en": command.also[0]} if command.also else {},
        private=command.where is not Where.GROUP,
        group=command.where is not Where.PRIVATE,
        audience=command.menu or "everyone",
        rest=_all(shelf, "menu-words") if command.words else {},
    )


def _all(shelf: Shelf, key: str) -> dict[str, str]:
    return {locale: shelf.texts.words(locale, key) for locale in LOCALES}
