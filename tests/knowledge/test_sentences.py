"""Everything the bot says: the right keys, the same blanks in each language, plain words, short buttons."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.core.shelf import Shelf, content_root
from bot.forms.model import Reason
from knowledge.front import SCHOOLS
from knowledge.lint import FORBIDDEN, MEAN_WORDS, MOST_WORDS, sentences
from tests import player

ROOT = content_root()
SPEAKING = ("handlers", "bot/core", "knowledge")
SAID_BY = {
    ("turn", "text"): 0, ("turn", "words"): 0, ("turn", "text_for"): 1, ("turn", "words_for"): 1,
    ("texts", "format"): 1, ("texts", "words"): 1, ("team", "tell"): 3, ("team", "to"): 2,
    ("telling", "at_home"): 2,
}  # fmt: skip
"""calls that say something, and which argument is the key"""
FAMILIES = ("form-misread-", "form-readers-", "crisis-lane-", "menu-", "kennis-", "held-", "aside-",
            "card-school-")  # fmt: skip
"""keys that are put together while running"""
MOST_ON_BUTTON = 40
COMPLETE = ("start-", "consent-", "form-", "intake-", "summary-", "crisis-", "privacy-", "erase-",
            "withdraw-", "spent", "lost-", "unknown-command", "refused", "write-first", "failed", "shared-",
            "reworded", "aside-", "standing-", "question-", "human-")  # fmt: skip
"""what must be there in English too; the rest may stay Dutch"""
DUTCH_ONLY = frozenset({"consent-version"})


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return player.shelf()


def trees() -> Iterator[tuple[str, ast.Module]]:
    for folder in SPEAKING:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def constants(node: ast.AST) -> Iterator[str]:
    """The strings a key may be: of «a if x else b» both, of «a or b» both."""
    match node:
        case ast.Constant(value=str(words)):
            yield words
        case ast.IfExp(body=one, orelse=other):
            yield from (*constants(one), *constants(other))
        case ast.BoolOp(values=values):
            yield from itertools.chain.from_iterable(map(constants, values))


def said() -> Iterator[tuple[str, str]]:
    """(place in the code, key) of every key that is written out in a call that says something."""
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from ((f"{name}:{node.lineno}", key) for key in keys_in(node))


def keys_in(call: ast.Call) -> Iterator[str]:
    """The keys written out in this call, when it says something."""
    if isinstance(call.func, ast.Attribute):
        place = SAID_BY.get((ast.unparse(call.func.value).rpartition(".")[2], call.func.attr))
        if place is not None and len(call.args) > place:
            yield from constants(call.args[place])


def test_every_key_in_the_code_exists(shelf: Shelf) -> None:
    keys = shelf.texts.keys("nl")
    found = list(said())
    assert len(found) > 100
    assert [(where, key) for where, key in found if key not in keys] == []


def test_every_sentence_is_said_somewhere(shelf: Shelf) -> None:
    written = {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    idle = {key for key in shelf.texts.keys("nl") - written if not key.startswith(FAMILIES)}
    assert idle == set()


def test_a_family_is_whole(shelf: Shelf) -> None:
    keys = shelf.texts.keys("nl")
    assert {f"aside-{kind}" for kind in ("together", "siblings", "who")} <= keys
    assert {f"crisis-lane-{lane}" for lane in shelf.guard.lanes} <= keys
    misread = {key.removeprefix("form-misread-") for key in keys if key.startswith("form-misread-")}
    assert misread == {reason for reason in get_args(Reason) if reason}
    readers = {question.readers for form in shelf.forms.values() for question in form.questions}
    assert {f"form-readers-{who}" for who in readers} <= keys
    assert {f"card-school-{school}" for school in SCHOOLS} <= keys


def test_english_is_there_where_it_must_be(shelf: Shelf) -> None:
    dutch, english = shelf.texts.keys("nl"), shelf.texts.keys("en")
    assert english <= dutch
    assert {key for key in dutch - english if key.startswith(COMPLETE)} == DUTCH_ONLY


def test_both_languages_fill_in_the_same_blanks(shelf: Shelf) -> None:
    texts = shelf.texts
    different = [key for key in texts.keys("en") if texts.placeholders(key) != texts.placeholders(key, "en")]
    assert different == []


# plain words


def sayings(pattern: ftl.Pattern) -> Iterator[str]:
    """Every way a message may read; «iets» stands for what is filled in."""
    parts = [list(_readings(part)) for part in pattern.elements]
    for chosen in itertools.islice(itertools.product(*parts), 64):
        yield "".join(chosen)


def _readings(part: ftl.TextElement | ftl.Placeable) -> Iterator[str]:
    if isinstance(part, ftl.TextElement):
        yield part.value
    elif isinstance(part.expression, ftl.SelectExpression):
        for variant in part.expression.variants:
            yield from sayings(variant.value)
    else:
        yield "iets"


def messages(locale: str) -> dict[str, list[str]]:
    """key -> every way it may read, of all files of a language."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "knowledge" / "texts").glob(f"*{locale}.ftl")):
        for entry in FluentParser().parse(_unmarked(path)).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message) and entry.value:
                found[entry.id.name] = list(sayings(entry.value))
    return found


def _unmarked(path: Path) -> str:
    return re.sub(r"^([ \t]+)\*+(?!\[)", r"\1", path.read_text("utf-8"), flags=re.MULTILINE).replace("**", "")


DUTCH = messages("nl")
FORM_WORDS = {
    f"{path.stem}:{number}": [words]
    for path in sorted((ROOT / "knowledge" / "forms").glob("*.yaml"))
    for number, words in enumerate(re.findall(r"^ {6}nl: (.+)$", path.read_text("utf-8"), re.MULTILINE))
}


@pytest.mark.parametrize("key", [*DUTCH, *FORM_WORDS])
def test_dutch_is_plain(key: str) -> None:
    for saying in (DUTCH | FORM_WORDS)[key]:
        lengths = [len(words) for words in sentences(saying)]
        assert max(lengths, default=0) <= MOST_WORDS, saying
        assert not lengths or sum(lengths) / len(lengths) <= MEAN_WORDS, saying


@pytest.mark.parametrize("key", DUTCH)
def test_nobody_is_blamed_or_addressed_stiffly(key: str) -> None:
    words = {word.casefold() for saying in DUTCH[key] for sentence in sentences(saying) for word in sentence}
    assert words.isdisjoint({*FORBIDDEN, "error", "mislukt", "onjuist", "foutmelding"})


def test_no_english_sentence_blames() -> None:
    all_of_it = " ".join(itertools.chain.from_iterable(messages("en").values())).casefold()
    blaming = r"\b(error|invalid|(?<!went )wrong|required|mandatory|must)\b"
    assert not re.search(blaming, all_of_it)


# buttons and menus


def labels() -> Iterator[str]:
    """The keys of what stands on buttons."""
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Option":
                label = node.args[0] if node.args else None
                yield from keys_in(label) if isinstance(label, ast.Call) else ()


@pytest.mark.parametrize("key", sorted(set(labels())))
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_button_is_short_and_has_a_word(key: str, locale: str, shelf: Shelf) -> None:
    filled = dict.fromkeys(shelf.texts.placeholders(key), 25)
    label = shelf.texts.words(locale, key, **filled)
    assert len(label) <= MOST_ON_BUTTON
    assert re.search(r"[^\W\d_]{2,}", label)


def test_answers_of_a_form_fit_on_a_button(shelf: Shelf) -> None:
    asked = [question for form in shelf.forms.values() for question in form.questions]
    choices = [choice for question in asked for choice in question.options if question.kind != "scale"]
    long = [label for choice in choices for label in choice.label.values() if len(label) > MOST_ON_BUTTON]
    assert long == []


def test_menu_words_fit(shelf: Shelf) -> None:
    menus = [key for key in shelf.texts.keys("nl") if key.startswith("menu-") and key != "menu-description"]
    long = [key for key in menus for locale in ("nl", "en") if len(shelf.texts.words(locale, key)) > 100]
    assert long == []
    assert all(len(shelf.texts.words(locale, "menu-description")) <= 512 for locale in ("nl", "en"))
