"""What Discord takes: the limits of its documentation, and nothing it does not know.

Rules of this file
- A field that Discord does not document is refused, where Discord would silently drop it.
- A message without `allowed_mentions` is refused too: our own rule is that nobody is pinged.
"""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.discord.refusal import Refusal, expect

Json = dict[str, Any]

_MESSAGE = {"content", "allowed_mentions", "components", "flags", "nonce", "enforce_nonce", "attachments"}
_BUTTON = {"type", "style", "label", "custom_id", "disabled", "emoji", "url", "id"}
_MENU = {
    "type",
    "custom_id",
    "options",
    "placeholder",
    "min_values",
    "max_values",
    "disabled",
    "required",
    "id",
}
_INPUT = {"type", "custom_id", "style", "required", "value", "placeholder", "min_length", "max_length", "id"}
_LABEL = {"type", "label", "description", "component", "id"}
_COMMAND = {
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "contexts",
    "integration_types",
    "default_member_permissions",
    "nsfw",
}
_OPTION = {
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "required",
    "autocomplete",
    "choices",
}
_LOCALES = {"nl", "en-US", "en-GB", "tr", "uk", "pl", "de", "fr", "es-ES"}
_NAME = re.compile(r"[-_'\w]{1,32}")


def known(body: Json, fields: set[str], what: str) -> None:
    expect(isinstance(body, dict), f"{what} is not an object")
    strange = set(body) - fields
    expect(not strange, f"{what} has unknown fields {sorted(strange)}")


def message(body: Json, *, files: int = 0, editing: bool = False, nonces: bool = True) -> None:
    """A message that is sent or edited."""
    known(body, _MESSAGE if nonces else _MESSAGE - {"nonce", "enforce_nonce"}, "message")
    content = body.get("content") or ""
    expect(len(content) <= 2000, "content: 2000 or fewer in length")
    if not editing and not content.strip() and not files:
        raise Refusal(400, 50006, "Cannot send an empty message")
    expect(body.get("allowed_mentions") == {"parse": []}, "allowed_mentions must ping nobody")
    expect(len(str(body.get("nonce", ""))) <= 25, "nonce: 25 or fewer in length")
    rows(body.get("components") or [])


def rows(given: list[Json]) -> None:
    """Rows of buttons or menus under a message."""
    expect(len(given) <= 5, "components: 5 or fewer rows")
    ids: list[str] = []
    for row in given:
        known(row, {"type", "components", "id"}, "row")
        expect(row.get("type") == 1, "components: only rows at the top")
        inside = row.get("components") or []
        expect(1 <= len(inside) <= 5, "row: 1 to 5 components")
        if any(piece.get("type") == 3 for piece in inside):
            expect(len(inside) == 1, "row: a menu stands alone")
        ids += [_piece(piece) for piece in inside]
    expect(len(ids) == len(set(ids)), "custom_id duplicated")


def _piece(piece: Json) -> str:
    if piece.get("type") == 3:
        return _menu(piece)
    expect(piece.get("type") == 2, "row: a button or a menu")
    known(piece, _BUTTON, "button")
    expect(piece.get("style") in (1, 2, 3, 4), "button: style")
    expect(1 <= len(piece.get("label") or "") <= 80, "button: label 1 to 80")
    return _custom_id(piece)


def _custom_id(piece: Json) -> str:
    custom_id = piece.get("custom_id")
    expect(isinstance(custom_id, str) and 1 <= len(custom_id) <= 100, "custom_id: 1 to 100")
    return str(custom_id)


def _menu(piece: Json) -> str:
    known(piece, _MENU, "menu")
    options = piece.get("options") or []
    expect(1 <= len(options) <= 25, "menu: 1 to 25 options")
    for option in options:
        known(option, {"label", "value", "description", "emoji", "default"}, "option")
        expect(1 <= len(option.get("label") or "") <= 100, "option: label 1 to 100")
        expect(1 <= len(option.get("value") or "") <= 100, "option: value 1 to 100")
    values = [option["value"] for option in options]
    expect(len(values) == len(set(values)), "option: value duplicated")
    return _custom_id(piece)


def modal(data: Json) -> None:
    """A modal that is opened."""
    known(data, {"custom_id", "title", "components"}, "modal")
    _custom_id(data)
    expect(1 <= len(data.get("title") or "") <= 45, "title: 1 to 45")
    labels = data.get("components") or []
    expect(1 <= len(labels) <= 5, "modal: 1 to 5 components")
    ids = [_labelled(label) for label in labels]
    expect(len(ids) == len(set(ids)), "custom_id duplicated")


def _labelled(label: Json) -> str:
    known(label, _LABEL, "label")
    expect(label.get("type") == 18, "modal: labels only")
    expect(1 <= len(label.get("label") or "") <= 45, "label: 1 to 45")
    expect(len(label.get("description") or "") <= 100, "description: 100 or fewer")
    inside = label.get("component") or {}
    if inside.get("type") == 3:
        return _menu(inside)
    known(inside, _INPUT, "text input")
    expect(inside.get("type") == 4 and inside.get("style") in (1, 2), "text input: type and style")
    expect(len(inside.get("value") or "") <= 4000, "value: 4000 or fewer")
    return _custom_id(inside)


def commands(given: list[Json]) -> None:
    """A whole set of commands that takes the place of the one before."""
    expect(isinstance(given, list) and len(given) <= 100, "commands: 100 or fewer")
    for command in given:
        known(command, _COMMAND, "command")
        expect(command.get("type", 1) == 1, "command: type")
        _described(command)
        options = command.get("options") or []
        expect(len(options) <= 25, "options: 25 or fewer")
        for option in options:
            known(option, _OPTION, "command option")
            _described(option)
    names = [command["name"] for command in given]
    expect(len(names) == len(set(names)), "command name duplicated")


def _described(piece: Json) -> None:
    name = piece.get("name") or ""
    expect(_NAME.fullmatch(name) and name == name.lower(), "name: 1 to 32, lower case")
    expect(1 <= len(piece.get("description") or "") <= 100, "description: 1 to 100")
    for field in ("name_localizations", "description_localizations"):
        expect(set(piece.get(field) or {}) <= _LOCALES, f"{field}: unknown locale")
        expect(all(1 <= len(text) <= 100 for text in (piece.get(field) or {}).values()), f"{field}: 1 to 100")


def choices(data: Json) -> None:
    """The completion of a command's words."""
    known(data, {"choices"}, "autocomplete")
    expect(len(data.get("choices", [])) <= 25, "choices: 25 or fewer")
    for choice in data["choices"]:
        known(choice, {"name", "value", "name_localizations"}, "choice")
        expect(1 <= len(choice["name"]) <= 100 and 1 <= len(choice["value"]) <= 100, "choice: 1 to 100")
