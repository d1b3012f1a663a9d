"""The menu of commands as calls."""

from __future__ import annotations

from bot.chat.platform import Menu, MenuEntry
from bot.platforms.telegram.menus import calls, mark

HELP = MenuEntry("hulp", {"nl": "Hulp vragen", "en": "Ask for help"}, group=True)
BUDDY = MenuEntry("rooster", {"nl": "Jouw rooster"}, audience="buddy")
TEAM = MenuEntry("koppel", {"nl": "Koppel twee mensen"}, private=False, group=True, audience="team")
OPEN = MenuEntry("open", {"nl": "Wat wacht"}, audience="team")
ODD = MenuEntry("mijn-zaak", {"nl": "Telegram kent geen streepje"})
MENU = Menu(
    entries=(HELP, BUDDY, OPEN, TEAM, ODD),
    people=(
        ("telegram:7", ("rooster", "open")),
        ("discord:8", ("open",)),
        ("telegram:9", ("open", "koppel")),
        ("telegram:10", ()),
    ),
    description={"nl": "Voor ouders", "en": "For parents"},
    about={"nl": "x" * 300},
)


def test_everybody_sees_what_is_theirs_in_their_language() -> None:
    shown = {
        (call.params["scope"]["type"], call.params["scope"].get("chat_id"), call.params["language_code"]): [
            (command["command"], command["description"]) for command in call.params["commands"]
        ]
        for call in calls(MENU)
        if call.method == "setMyCommands"
    }
    dutch, english = ("hulp", "Hulp vragen"), ("hulp", "Ask for help")
    assert shown == {
        ("all_private_chats", None, ""): [dutch],
        ("all_private_chats", None, "en"): [english],
        ("all_group_chats", None, ""): [dutch],
        ("all_group_chats", None, "en"): [english],
        ("all_chat_administrators", None, ""): [dutch, ("koppel", "Koppel twee mensen")],
        ("all_chat_administrators", None, "en"): [english, ("koppel", "Koppel twee mensen")],
        ("chat", 7, ""): [dutch, ("rooster", "Jouw rooster"), ("open", "Wat wacht")],
        ("chat", 7, "en"): [english, ("rooster", "Jouw rooster"), ("open", "Wat wacht")],
        ("chat", 9, ""): [dutch, ("open", "Wat wacht")],
        ("chat", 9, "en"): [english, ("open", "Wat wacht")],
    }


def test_the_first_screen_and_the_least_rights() -> None:
    said = {(call.method, call.params.get("language_code")): call.params for call in calls(MENU)}
    assert said["setMyDescription", ""]["description"] == "Voor ouders"
    assert said["setMyDescription", "en"]["description"] == "For parents"
    assert len(said["setMyShortDescription", ""]["short_description"]) == 120
    rights = said["setMyDefaultAdministratorRights", None]["rights"]
    assert {name for name, asked in rights.items() if asked} == {
        "can_invite_users",
        "can_delete_messages",
    }


def test_the_mark_changes_with_the_menu() -> None:
    assert mark(MENU) == mark(MENU)
    assert mark(MENU) != mark(Menu(entries=(HELP,)))
