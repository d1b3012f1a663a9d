"""Telegram's methods with their parameters, and the words it knows (Bot API 10.3)."""

from __future__ import annotations

KINDS = frozenset(
    (
        "message",
        "edited_message",
        "channel_post",
        "callback_query",
        "inline_query",
        "chosen_inline_result",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "poll",
        "poll_answer",
        "message_reaction",
    )
)
RIGHTS = frozenset(
    (
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
        "can_post_messages",
        "can_edit_messages",
        "can_pin_messages",
        "can_manage_topics",
        "can_manage_direct_messages",
        "can_manage_tags",
    )
)
_SEND = {
    "chat_id": "int!",
    "message_thread_id": "int",
    "reply_markup": "object",
    "protect_content": "bool",
    "disable_notification": "bool",
    "parse_mode": "str",
    "reply_parameters": "object",
}
_MENU = {"scope": "object", "language_code": "str"}
_MEMBER = {"chat_id": "int!", "user_id": "int!"}
# Method -> parameter -> kind; "!" is one that must be there.
METHODS: dict[str, dict[str, str]] = {
    "getMe": {},
    "getUpdates": {"offset": "int", "limit": "int", "timeout": "int", "allowed_updates": "list"},
    "setWebhook": {
        "url": "str!",
        "secret_token": "str",
        "allowed_updates": "list",
        "max_connections": "int",
        "drop_pending_updates": "bool",
    },
    "deleteWebhook": {"drop_pending_updates": "bool"},
    "getWebhookInfo": {},
    "sendMessage": _SEND | {"text": "str!", "link_preview_options": "object"},
    "sendDocument": _SEND | {"document": "file!", "caption": "str"},
    "editMessageText": {
        "chat_id": "int!",
        "message_id": "int!",
        "text": "str!",
        "parse_mode": "str",
        "reply_markup": "object",
        "link_preview_options": "object",
    },
    "editMessageReplyMarkup": {"chat_id": "int!", "message_id": "int!", "reply_markup": "object"},
    "deleteMessage": {"chat_id": "int!", "message_id": "int!"},
    "answerCallbackQuery": {"callback_query_id": "str!", "text": "str", "show_alert": "bool"},
    "answerInlineQuery": {
        "inline_query_id": "str!",
        "results": "list!",
        "cache_time": "int",
        "is_personal": "bool",
    },
    "sendChatAction": {"chat_id": "int!", "action": "str!", "message_thread_id": "int"},
    "setMyCommands": _MENU | {"commands": "list!"},
    "getMyCommands": _MENU,
    "deleteMyCommands": _MENU,
    "setMyDescription": {"description": "str", "language_code": "str"},
    "setMyShortDescription": {"short_description": "str", "language_code": "str"},
    "setMyDefaultAdministratorRights": {"rights": "object", "for_channels": "bool"},
    "createChatInviteLink": {
        "chat_id": "int!",
        "name": "str",
        "expire_date": "int",
        "member_limit": "int",
        "creates_join_request": "bool",
    },
    "getChat": {"chat_id": "int!"},
    "getChatMember": _MEMBER,
}
