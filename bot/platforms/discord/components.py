"""Choices as buttons or a select menu, a card as a modal.

Rules of this file
- At most five rows of five buttons, or a menu of 25 choices a row; a longer label is cut with «…».
- The token is the custom_id; a card's button carries it behind `card:`, so that the press can be
  answered with the modal at once.
Source of the limits: Discord's developer documentation, Component Reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from bot.chat.replies import Card, Field, Hint, Option
from bot.platforms.discord.shapes import BUTTON, CARD_MARK

ROWS, IN_ROW, IN_MENU = 5, 5, 25
LABEL, MENU_LABEL, TITLE = 80, 100, 45
MOST_FIELDS = 5
_ROW, _MENU, _TEXT, _LABEL = 1, 3, 4, 18
_STYLES = {"": 2, "yes": 3, "stop": 4}
_PRIMARY = 1

Json = dict[str, Any]


def rows(options: Sequence[Option], card: Card | None = None, hint: Hint = "none") -> list[Json]:
    """The rows under a message: a menu when there are more than ten to pick one from."""
    extra = [_card_button(card)] if card else []
    room = ROWS * IN_ROW - len(extra)
    if len(options) > room or (len(options) > 10 and hint == "one"):
        return _menus(options, ROWS - len(extra)) + [_row([button]) for button in extra]
    return _packed([*_button_rows(options), *([extra] if extra else [])])


def modal(card: Card) -> Json:
    """The card as a modal. What does not fit on it (more than five questions) is asked in words."""
    return {
        "custom_id": card.token,
        "title": cut(card.title, TITLE),
        "components": [_field(field) for field in card.fields[:MOST_FIELDS]],
    }


def cut(text: str, limit: int) -> str:
    """The text in at most `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _row(inside: list[Json]) -> Json:
    return {"type": _ROW, "components": inside}


def _button_rows(options: Sequence[Option]) -> list[list[Json]]:
    ordered = sorted(options, key=lambda option: option.row)
    return [[_button(option) for option in group] for _, group in groupby(ordered, lambda option: option.row)]


def _packed(groups: list[list[Json]]) -> list[Json]:
    """Each group on rows of its own where that fits; else all close together."""
    lines = [group[at : at + IN_ROW] for group in groups for at in range(0, len(group), IN_ROW)]
    if len(lines) > ROWS:
        close = [button for group in groups for button in group]
        lines = [close[at : at + IN_ROW] for at in range(0, len(close), IN_ROW)]
    return [_row(line) for line in lines]


def _button(option: Option) -> Json:
    return {
        "type": BUTTON,
        "style": _STYLES[option.style],
        "label": cut(option.label, LABEL),
        "custom_id": option.token,
    }


def _card_button(card: Card) -> Json:
    token = CARD_MARK + card.token
    return {"type": BUTTON, "style": _PRIMARY, "label": cut(card.button, LABEL), "custom_id": token}


def _menus(options: Sequence[Option], most: int) -> list[Json]:
    parts = [options[at : at + IN_MENU] for at in range(0, len(options), IN_MENU)]
    return [_menu(part) for part in parts[:most]]


def _menu(options: Sequence[Option]) -> Json:
    """One menu. Its own id is never read: the chosen value is the token."""
    choices = [{"label": cut(option.label, MENU_LABEL), "value": option.token} for option in options]
    inside: Json = {"type": _MENU, "custom_id": f"menu:{options[0].token}"[:MENU_LABEL], "options": choices}
    return _row([inside])


def _field(field: Field) -> Json:
    label: Json = {"type": _LABEL, "label": cut(field.label, TITLE), "component": _input(field)}
    if len(field.label) > TITLE:
        label["description"] = cut(field.label, MENU_LABEL)
    return label


def _input(field: Field) -> Json:
    inside: Json = {"custom_id": field.id, "required": field.required}
    if field.kind == "one" and 0 < len(field.options) <= IN_MENU:
        choices = [{"label": cut(label, MENU_LABEL), "value": value} for value, label in field.options]
        return {"type": _MENU, **inside, "options": choices}
    return {"type": _TEXT, **inside, "style": 2 if field.kind == "long" else 1}
