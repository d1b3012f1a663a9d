"""`python -m tests.bench.peer FOLDER API_URL`: the peer, python-telegram-bot with its own means.

ConversationHandler and PicklePersistence as the library gives them: its default request, its default of
one update after the other, one file. Its own writing comes each 60 s; so that an answer is kept before
the reply, as with us, the handler asks for the writing itself at every answer. It makes no fsync.
`--stored N`: so many finished forms are in the file already.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PersistenceInput,
    PicklePersistence,
    filters,
)

from tests.bench.form import QUESTIONS, answer_words, question_words

TOKEN = "4242:bench-token"
Context = ContextTypes.DEFAULT_TYPE


async def begin(update: Update, context: Context) -> int:
    assert update.message is not None
    await update.message.reply_text(question_words(1))
    return 1


async def answered(update: Update, context: Context) -> int:
    """Keep the answer, write it down, ask the next."""
    message, user = update.message, update.effective_user
    assert message is not None
    assert user is not None
    kept: dict[int, str] = context.user_data  # type: ignore[assignment]
    number = len(kept) + 1
    kept[number] = message.text or ""
    context.application.mark_data_for_update_persistence(user_ids=user.id)
    await context.application.update_persistence()
    if number == QUESTIONS:
        await message.reply_text("Dank je wel. Alles is bewaard.")
        return ConversationHandler.END
    await message.reply_text(question_words(number + 1))
    return number + 1


def build(folder: Path, api: str) -> Application[Any, Any, Any, Any, Any, Any]:
    words = MessageHandler(filters.TEXT & ~filters.COMMAND, answered)
    states: dict[object, list[Any]] = {number: [words] for number in range(1, QUESTIONS + 1)}
    conversation: Any = ConversationHandler(
        [CommandHandler("intake", begin)], states, [], name="intake", persistent=True
    )
    kinds = PersistenceInput(bot_data=False, chat_data=False, callback_data=False)
    keeping: Any = PicklePersistence(folder / "peer.pickle", store_data=kinds)
    app = Application.builder().token(TOKEN).base_url(f"{api}/bot").persistence(keeping).build()
    app.add_handler(conversation)
    return app


def fill(folder: Path, stored: int) -> None:
    """As many finished forms, in the library's own file."""
    users = {
        -number: {question: answer_words(number, question) for question in range(1, QUESTIONS + 1)}
        for number in range(1, stored + 1)
    }
    kept = {"conversations": {}, "user_data": users, "chat_data": {}, "bot_data": {}, "callback_data": None}
    (folder / "peer.pickle").write_bytes(pickle.dumps(kept))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peer")
    parser.add_argument("folder", type=Path)
    parser.add_argument("api")
    parser.add_argument("--stored", type=int, default=0)
    asked = parser.parse_args()
    if asked.stored:
        fill(asked.folder, asked.stored)
    build(asked.folder, asked.api).run_polling(timeout=10, allowed_updates=["message"])


if __name__ == "__main__":
    main()
