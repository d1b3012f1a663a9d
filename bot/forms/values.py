"""How an answer is read: from what she typed to a value, per kind of question.

Rules of this file
- Nothing is guessed silently: what is not exact is a `Confirm`, what may be several is `Unsure`.
- A BSN is never read and never kept (P02); of a postcode only the four digits are.
- Longer than 4096 characters, the most a chat message holds, is too long, for every kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import phonenumbers

from bot.forms import choices, dates, numbers
from bot.forms.bsn import holds_bsn
from bot.forms.holidays import Region
from bot.forms.model import Question, Value
from bot.forms.phrases import Phrases
from bot.forms.readings import Confirm, Misread, Read, Reading

LONGEST = 4096
LONGEST_PHONE = 200
FEW = 6
"""words in which a yes at the end is still the answer: «staat ingeschreven ja»"""
_POSTCODE = re.compile(r"([1-9]\d{3})\s?(?:[a-z]{2})?", re.IGNORECASE)
_LETTER = re.compile(r"\w")
_MARKS = re.compile(r"[\s?!.,;:👍👎-]*")
_ANY_SIGN = ("text", "long", "name")
"""an emoji alone is an answer here"""
_LETTERS = re.compile(r"\b([1-9]\d{3})\s?[a-z]{2}\b", re.IGNORECASE)


def read(
    question: Question,
    raw: str,
    today: date,
    phrases: Phrases,
    age: int | None = None,
    region: Region = "Midden",
) -> Reading:
    """Her words as a value of this question's kind. `age`: the child's, when that is known; `region`: of
    the school holidays."""
    text = clean(raw).strip()
    if not text:
        return Misread("empty")
    if len(text) > LONGEST:
        return Misread("too-long")
    if holds_bsn(text):
        return Misread("bsn")
    if question.kind not in _ANY_SIGN and picture(text):
        return Misread("picture")
    if question.kind == "date":
        return dates.read(text, today, future=question.future, region=region, age=age)
    if question.kind == "yes-no":
        return _yes_no(question, text, phrases)
    return READERS[question.kind](question, text)


def picture(text: str) -> bool:
    """«😢»: signs that say something, and no word."""
    return not _LETTER.search(text) and not _MARKS.fullmatch(text)


def chosen(question: Question, ids: tuple[str, ...]) -> Value | None:
    """The value of pressed options; None when they do not belong here."""
    if question.kind == "many":
        known = tuple(choice.id for choice in question.options)
        return tuple(key for key in known if key in ids) if set(ids) <= set(known) else None
    if len(ids) != 1:
        return None
    if ids[0] not in {choice.id for choice in question.options}:
        return None
    if question.kind == "yes-no":
        return ids[0] == "ja"
    return int(ids[0]) if question.kind == "scale" else ids[0]


def choice_id(value: str | int | bool) -> str:
    """The id of the option that stands for this value."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def shown(value: Value | None) -> str:
    """The value as one line of text, without any language."""
    if value is None:
        return ""
    return ",".join(value) if isinstance(value, tuple) else choice_id(value)


def clean(raw: str) -> str:
    """Her words as they can be stored: no half characters, no NUL."""
    return raw.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def verbatim(question: Question, raw: str) -> str:
    """Her words as they are kept beside the value: all of them, but never the letters of a postcode."""
    return _LETTERS.sub(r"\1", clean(raw)) if question.kind == "postcode" else clean(raw)


def _text(question: Question, text: str) -> Reading:
    return Read(text)


def _number(question: Question, text: str) -> Reading:
    return numbers.read(text, question.minimum, question.maximum)


def _postcode(question: Question, text: str) -> Reading:
    found = _POSTCODE.fullmatch(text)
    return Read(found[1]) if found else Misread("postcode")


def _phone(question: Question, text: str) -> Reading:
    if len(text) > LONGEST_PHONE:
        return Misread("phone")
    found = [match.number for match in phonenumbers.PhoneNumberMatcher(text, "NL")]
    if len(found) != 1:
        return Misread("phone")
    kept = phonenumbers.format_number(found[0], phonenumbers.PhoneNumberFormat.E164)
    alone = not re.search(r"[^\W\d_]", text)
    return Read(kept) if alone else Confirm(kept)


def _one(question: Question, text: str) -> Reading:
    return choices.read_one(question.options, text)


def _many(question: Question, text: str) -> Reading:
    return choices.read_many(question.options, text)


def _yes_no(question: Question, text: str, phrases: Phrases) -> Reading:
    if phrases.unknown(text):
        return Read(None)
    surely = phrases.yes_or_no(text)
    if surely is not None:
        return Read(surely)
    first = _first_word(text, phrases)
    if first is None:
        near = choices.read_one(question.options, text)
        return Confirm(near.value == "ja") if isinstance(near, Read | Confirm) else Misread("yes-no")
    return Confirm(first)


def _first_word(text: str, phrases: Phrases) -> bool | None:
    """«Jaaa», «nee, nog niet»: what the first word says, however long it is drawn out; else the last."""
    words = re.split(r"[\s,.!;:]+", text.strip(" ,.!;:"))
    said = _drawn_out(words[0], phrases)
    return _drawn_out(words[-1], phrases) if said is None and len(words) <= FEW else said


def _drawn_out(word: str, phrases: Phrases) -> bool | None:
    drawn = (phrases.yes_or_no(re.sub(r"(\w)\1+", kept, word)) for kept in (r"\1", r"\1\1"))
    return next((said for said in drawn if said is not None), None)


def _scale(question: Question, text: str) -> Reading:
    reading = numbers.read(text, question.minimum, question.maximum)
    if not isinstance(reading, Misread):
        return reading
    near = choices.read_one(question.options, text)
    if isinstance(near, Read | Confirm) and isinstance(near.value, str):
        return Confirm(int(near.value))
    return Misread("scale")


READERS: dict[str, Callable[[Question, str], Reading]] = {
    "text": _text, "name": _text, "long": _text, "number": _number, "postcode": _postcode,
    "phone": _phone, "one": _one, "many": _many, "scale": _scale,
}  # fmt: skip
