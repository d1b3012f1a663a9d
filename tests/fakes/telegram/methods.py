"""What each method does to the world. The parameters were checked; here the world may refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes.telegram.refusal import bad, forbidden
from tests.fakes.telegram.strict import CAPTION, TEXT, shown
from tests.fakes.telegram.world import BOT, Chat, Json, World

TOO_OLD = 15 * 60
DELETABLE = 48 * 3600
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def get_me(world: World, params: Json, lenient: bool) -> Any:
    return BOT | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    }


def send_message(world: World, params: Json, lenient: bool) -> Any:
    chat = _open(world, params)
    words = shown(params, "text", TEXT, lenient)
    return _sent(world, chat, "sendMessage", params, text=words)


def send_document(world: World, params: Json, lenient: bool) -> Any:
    chat = _open(world, params)
    words = shown(params, "caption", CAPTION, lenient)
    name, content = params["document"] if isinstance(params["document"], tuple) else ("", b"")
    document = {"file_id": f"file-{len(world.log)}", "file_name": name, "file_size": len(content)}
    return _sent(world, chat, "sendDocument", params, caption=words, document=document)


def edit_text(world: World, params: Json, lenient: bool) -> Any:
    chat, message = _mine(world, params, "edit")
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    words = shown(params, "text", TEXT, lenient)
    same = message.get("raw") == params["text"] and message.get("reply_markup") == params.get("reply_markup")
    if same:
        raise bad(_NOT_MODIFIED)
    message |= {"text": words, "raw": params["text"], "edit_date": int(world.now())}
    _set_markup(message, params.get("reply_markup"))
    world.note("editMessageText", chat.id, message)
    return _public(message)


def edit_markup(world: World, params: Json, lenient: bool) -> Any:
    chat, message = _mine(world, params, "edit")
    if message.get("reply_markup") == params.get("reply_markup"):
        raise bad(_NOT_MODIFIED)
    _set_markup(message, params.get("reply_markup"))
    world.note("editMessageReplyMarkup", chat.id, message)
    return _public(message)


def delete_message(world: World, params: Json, lenient: bool) -> Any:
    chat = _open(world, params)
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad("message to delete not found")
    own = message.get("from") == BOT
    if world.now() - message["date"] > DELETABLE or not (own or chat.private or chat.admin):
        raise bad("message can't be deleted for everyone")
    del chat.messages[params["message_id"]]
    world.note("deleteMessage", chat.id, message)
    return True


def answer_press(world: World, params: Json, lenient: bool) -> Any:
    asked = world.presses.pop(params["callback_query_id"], None)
    if asked is None or world.now() - asked > TOO_OLD:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    return True


def answer_look(world: World, params: Json, lenient: bool) -> Any:
    if params["inline_query_id"] not in world.looks:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    world.looks.discard(params["inline_query_id"])
    return True


def chat_action(world: World, params: Json, lenient: bool) -> Any:
    _open(world, params)
    if params["action"] not in ("typing", "upload_document", "upload_photo", "record_voice"):
        raise bad("wrong parameter action in request")
    return True


def set_commands(world: World, params: Json, lenient: bool) -> Any:
    scope = params.get("scope", {"type": "default"})
    if "chat_id" in scope:
        world.chat(scope["chat_id"])
    world.commands[_menu(params)] = params["commands"]
    return True


def get_commands(world: World, params: Json, lenient: bool) -> Any:
    return world.commands.get(_menu(params), [])


def delete_commands(world: World, params: Json, lenient: bool) -> Any:
    world.commands.pop(_menu(params), None)
    return True


def set_text(world: World, params: Json, lenient: bool) -> Any:
    for name in ("description", "short_description"):
        if name in params:
            world.texts[f"{name}:{params.get('language_code', '')}"] = params[name]
    return True


def accept(world: World, params: Json, lenient: bool) -> Any:
    return True


def create_link(world: World, params: Json, lenient: bool) -> Any:
    chat = _open(world, params)
    if chat.private:
        raise bad("chat member invite links are unavailable in private chats")
    if not chat.admin:
        raise bad("not enough rights to manage chat invite link")
    if params.get("expire_date", world.now() + 1) <= world.now():
        raise bad("expire date must be in the future")
    chat.links += 1
    return {"invite_link": f"https://t.me/+link{abs(chat.id)}x{chat.links}", "creator": BOT, **params}


def get_chat(world: World, params: Json, lenient: bool) -> Any:
    return _open(world, params).about


def get_member(world: World, params: Json, lenient: bool) -> Any:
    chat = _open(world, params)
    status = chat.members.get(params["user_id"], "left")
    return {"status": status, "user": world.person(params["user_id"])}


def _open(world: World, params: Json) -> Chat:
    """The chat, when the bot can reach it."""
    chat = world.chat(params["chat_id"])
    if chat.moved_to is not None:
        moved = chat.moved_to
        raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=moved)
    if chat.closed:
        raise forbidden(chat.closed)
    thread = params.get("message_thread_id")
    if thread is not None and thread not in chat.threads:
        raise bad("message thread not found")
    return chat


def _mine(world: World, params: Json, verb: str) -> tuple[Chat, Json]:
    chat = _open(world, params)
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad(f"message to {verb} not found")
    if message.get("from") != BOT:
        raise bad("message can't be edited")
    return chat, message


def _sent(world: World, chat: Chat, method: str, params: Json, **content: Any) -> Json:
    message = world.message(chat, BOT, **content)
    message["raw"] = params.get("text", "")
    if "message_thread_id" in params:
        message |= {"message_thread_id": params["message_thread_id"], "is_topic_message": True}
    if params.get("protect_content"):
        message["has_protected_content"] = True
    _set_markup(message, params.get("reply_markup"))
    world.note(method, chat.id, message)
    return _public(message)


def _set_markup(message: Json, markup: Json | None) -> None:
    message.pop("reply_markup", None)
    if markup and markup["inline_keyboard"]:
        message["reply_markup"] = markup


def _public(message: Json) -> Json:
    return {name: value for name, value in message.items() if name != "raw"}


def _menu(params: Json) -> str:
    scope = params.get("scope", {"type": "default"})
    place = f"{scope['type']}:{scope.get('chat_id', '')}"
    return f"{place}:{params.get('language_code', '')}"


DOES: dict[str, Callable[[World, Json, bool], Any]] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "editMessageText": edit_text,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_press,
    "answerInlineQuery": answer_look,
    "sendChatAction": chat_action,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyDescription": set_text,
    "setMyShortDescription": set_text,
    "setMyDefaultAdministratorRights": accept,
    "createChatInviteLink": create_link,
    "getChat": get_chat,
    "getChatMember": get_member,
}
