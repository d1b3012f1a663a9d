"""What Telegram accepts: the checks on a call's parameters and on what is in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from tests.fakes.telegram.html import visible
from tests.fakes.telegram.refusal import Refusal, bad
from tests.fakes.telegram.tables import KINDS, METHODS, RIGHTS

Json = dict[str, Any]
TEXT, CAPTION, FILE = 4096, 1024, 50 * 1024 * 1024
_BUTTON = frozenset(
    ["text", "callback_data", "url", "style", "copy_text", "switch_inline_query_current_chat"]
)
_TYPES: dict[str, type | tuple[type, ...]] = {
    "int": int,
    "str": str,
    "bool": bool,
    "object": dict,
    "list": list,
    "file": (tuple, str),
}


def check(method: str, params: Json) -> None:
    """Names, presence and kinds of the parameters, then what is in them. Raises Refusal."""
    kinds = METHODS[method]
    for name in params.keys() - kinds.keys():
        raise bad(f"unknown parameter {name} of {method}")
    for name, kind in kinds.items():
        if name in params:
            _kind(name, params[name], kind.rstrip("!"))
        elif kind.endswith("!"):
            raise bad("message text is empty" if name == "text" else f"{name} is empty")
    for name in params.keys() & _CONTENTS.keys():
        _CONTENTS[name](params[name])
    if method in _CHECKS:
        _CHECKS[method](params)


def shown(params: Json, field: str, limit: int, lenient: bool = False) -> str:
    """The words a reader sees. Raises Refusal for bad HTML, no words, or too many."""
    raw = params.get(field, "")
    if lenient:
        return re.sub(r"<[^>]+>", "", raw)
    mode = params.get("parse_mode", "")
    if mode not in ("", "HTML"):
        raise bad("unsupported parse_mode")
    words = visible(raw) if mode else raw
    if not words.strip() and field == "text":
        raise bad("message text is empty")
    if len(words.encode("utf-16-le")) // 2 > limit:
        raise bad("message is too long" if field == "text" else "message caption is too long")
    return words.strip()


def plain_params(fields: Iterable[tuple[str, Any]], method: str) -> Json:
    """Parameters from a form, where everything is text, as the JSON they stand for."""
    kinds = METHODS.get(method, {})
    return {name: _from_text(value, kinds.get(name, "str").rstrip("!")) for name, value in fields}


def _from_text(value: Any, kind: str) -> Any:
    if not isinstance(value, str) or kind in ("str", "file"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad(f"can't parse {kind}") from None


def _kind(name: str, value: Any, kind: str) -> None:
    right = isinstance(value, _TYPES[kind]) and (kind == "bool" or not isinstance(value, bool))
    if not right:
        raise bad(f"{name} must be of type {kind}")


def _markup(markup: Json) -> None:
    rows = markup.get("inline_keyboard")
    if markup.keys() != {"inline_keyboard"} or not isinstance(rows, list):
        raise bad("object expected as reply markup")
    buttons = [button for row in rows for button in row]
    if len(buttons) > 100:
        raise bad("reply markup is too long")
    for button in buttons:
        _button(button)


def _button(button: Json) -> None:
    if button.keys() - _BUTTON:
        raise bad("can't parse inline keyboard button: unknown field")
    if not button.get("text", "").strip():
        raise bad("can't parse inline keyboard button: text is empty")
    if len(button.keys() - {"text", "style"}) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if button.get("style", "primary") not in ("primary", "success", "danger"):
        raise bad("invalid button style specified")


def _language(code: str) -> None:
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad("invalid language code specified")


def _kinds(kinds: list[str]) -> None:
    if set(kinds) - KINDS:
        raise bad("unknown kind of update in allowed_updates")


def _commands(params: Json) -> None:
    if len(params["commands"]) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in params["commands"]:
        if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def _longest(name: str, limit: int) -> Callable[[Json], None]:
    def measure(params: Json) -> None:
        if len(params.get(name, "")) > limit:
            raise bad(f"{name} is too long")

    return measure


def _rights(params: Json) -> None:
    if params.get("rights", {}).keys() - RIGHTS:
        raise bad("can't parse chat administrator rights")


def _link(params: Json) -> None:
    if not 1 <= params.get("member_limit", 1) <= 99999:
        raise bad("member limit is out of range")
    if "member_limit" in params and params.get("creates_join_request"):
        raise bad("member limit can't be specified for links requiring administrator approval")


def _webhook(params: Json) -> None:
    if params["url"] and not params["url"].startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch("[A-Za-z0-9_-]{0,256}", params.get("secret_token", "")):
        raise bad("secret token contains unallowed characters")


def _results(params: Json) -> None:
    results = params["results"]
    if len(results) > 50:
        raise bad("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise bad("RESULT_ID_DUPLICATE")
    for result in results:
        if not 1 <= len(result["id"].encode()) <= 64:
            raise bad("RESULT_ID_INVALID")
        content = result["input_message_content"]
        shown(content | {"text": content["message_text"]}, "text", TEXT)


def _document(params: Json) -> None:
    document = params["document"]
    if isinstance(document, tuple) and not document[1]:
        raise bad("file must be non-empty")
    if isinstance(document, tuple) and len(document[1]) > FILE:
        raise Refusal(413, "Request Entity Too Large")


def _limits(params: Json) -> None:
    if not 1 <= params.get("limit", 100) <= 100:
        raise bad("limit is out of range")


_CONTENTS: dict[str, Callable[[Any], None]] = {
    "reply_markup": _markup,
    "language_code": _language,
    "allowed_updates": _kinds,
}
_CHECKS: dict[str, Callable[[Json], None]] = {
    "setMyCommands": _commands,
    "setMyDescription": _longest("description", 512),
    "setMyShortDescription": _longest("short_description", 120),
    "answerCallbackQuery": _longest("text", 200),
    "setMyDefaultAdministratorRights": _rights,
    "createChatInviteLink": _link,
    "setWebhook": _webhook,
    "answerInlineQuery": _results,
    "sendDocument": _document,
    "getUpdates": _limits,
}
