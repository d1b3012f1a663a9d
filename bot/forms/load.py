"""From the YAML of a form to a `Form`.

Rules of this file
- Every key is known, every text is there in Dutch, every question says why it is asked.
- A `when` names only questions that come before, and only answers they can have.
- A mistake is a `BadForm` with the line and the mend, in Dutch: volunteers write these files.
"""

from __future__ import annotations

import re

import yaml

from bot.forms.model import (
    KINDS,
    READERS,
    Choice,
    Form,
    Question,
    Section,
    Texts,
    When,
)
from bot.forms.nodes import (
    BadForm,
    Entry,
    as_entry,
    as_flag,
    as_list,
    as_number,
    as_text,
    as_word,
    did_you_mean,
    line_of,
    root,
)

__all__ = ["BadForm", "load"]

_ID = re.compile(r"[a-z][a-z0-9_-]*")
_FORM = ("id", "version", "title", "sections", "questions", "migrates")
_QUESTION = (
    "id", "section", "kind", "ask", "why", "help", "example", "options", "when", "required",
    "readers", "card", "min", "max", "future", "names",
)  # fmt: skip
_WITH_OPTIONS = ("one", "many")
_WITH_BOUNDS = ("number", "scale")
_COUNTED = 10
_YES_NO = (Choice("ja", {"nl": "Ja", "en": "Yes"}), Choice("nee", {"nl": "Nee", "en": "No"}))


def load(text: str) -> Form:
    """The form in this YAML text. Raises BadForm."""
    file = root(text)
    file.only(_FORM)
    sections = tuple(_section(as_entry(node)) for node in as_list(file.need("sections")))
    _unique([s.id for s in sections], as_list(file.need("sections")))
    questions: list[Question] = []
    for node in as_list(file.need("questions")):
        questions.append(_question(as_entry(node), sections, questions))
    if not questions:
        raise BadForm(file.lines["questions"], "Er staat nog geen vraag in. Zet er een bij.")
    return Form(
        id=_id(file.need("id")),
        version=as_number(file.need("version")),
        title=_texts(file.need("title")),
        sections=sections,
        questions=tuple(questions),
        migrates=_migrates(file.get("migrates")),
    )


def _section(entry: Entry) -> Section:
    entry.only(("id", "title"))
    return Section(_id(entry.need("id")), _texts(entry.need("title")))


def _question(entry: Entry, sections: tuple[Section, ...], before: list[Question]) -> Question:
    entry.only(_QUESTION)
    question_id = _id(entry.need("id"))
    if question_id in {q.id for q in before}:
        raise BadForm(entry.lines["id"], f"Er is al een vraag «{question_id}». Kies een andere naam.")
    kind = _one_of(entry.need("kind"), KINDS, "soort vraag")
    minimum, maximum = _bounds(entry, kind)
    return Question(
        id=question_id,
        section=_one_of(entry.need("section"), [s.id for s in sections], "deel"),
        kind=next(known for known in KINDS if known == kind),
        ask=_texts(entry.need("ask")),
        why=_texts(entry.need("why")),
        help=_optional(entry.get("help")),
        example=_optional(entry.get("example")),
        options=_options(entry, kind, minimum, maximum),
        when=_when(entry.get("when"), before),
        required=as_flag(entry.get("required")),
        readers=_readers(entry.get("readers")),
        card=_card(entry.get("card")),
        minimum=minimum,
        maximum=maximum,
        future=as_flag(entry.get("future")),
        names=_names(entry.get("names")),
    )


def _names(node: yaml.Node | None) -> tuple[str, ...]:
    """What she may call this question when something in it is not right."""
    return tuple(as_word(item) for item in as_list(node)) if node else ()


def _options(entry: Entry, kind: str, minimum: int | None, maximum: int | None) -> tuple[Choice, ...]:
    node = entry.get("options")
    if kind in _WITH_OPTIONS:
        return _choices(entry.need("options"))
    if kind == "yes-no" and node is None:
        return _YES_NO
    if kind == "scale" and node is None:
        return tuple(Choice(str(n), {"nl": str(n)}) for n in range(minimum or 0, (maximum or 0) + 1))
    if node is None:
        return ()
    if kind not in ("yes-no", "scale"):
        raise BadForm(entry.lines["options"], f"Bij «{kind}» horen geen keuzes. Haal «options:» weg.")
    choices = _choices(node)
    wanted = {"ja", "nee"} if kind == "yes-no" else {str(n) for n in range(minimum or 0, (maximum or 0) + 1)}
    if {choice.id for choice in choices} != wanted:
        raise BadForm(entry.lines["options"], f"De keuzes moeten zijn: {', '.join(sorted(wanted))}.")
    return choices


def _choices(node: yaml.Node) -> tuple[Choice, ...]:
    nodes = as_list(node)
    choices = tuple(_choice(as_entry(item)) for item in nodes)
    if len(choices) < 2:
        raise BadForm(line_of(node), "Hier horen twee of meer keuzes.")
    _unique([choice.id for choice in choices], nodes)
    return choices


def _choice(entry: Entry) -> Choice:
    entry.only(("id", "label", "aliases", "then"))
    node = entry.get("aliases")
    aliases = tuple(as_word(item) for item in as_list(node)) if node else ()
    then = _optional(entry.get("then"))
    return Choice(as_word(entry.need("id")), _texts(entry.need("label")), aliases, then)


def _bounds(entry: Entry, kind: str) -> tuple[int | None, int | None]:
    for key in ("min", "max"):
        if key in entry.values and kind not in _WITH_BOUNDS:
            raise BadForm(entry.lines[key], f"«{key}» hoort alleen bij number en scale. Haal het weg.")
    low, high = entry.get("min"), entry.get("max")
    minimum = as_number(low) if low else None
    maximum = as_number(high) if high else None
    if kind == "scale" and (minimum is None or maximum is None or maximum - minimum >= _COUNTED):
        raise BadForm(entry.line, "Een scale heeft «min:» en «max:», en ten hoogste 10 stappen.")
    if minimum is not None and maximum is not None and minimum >= maximum:
        raise BadForm(entry.lines["max"], "«max» moet groter zijn dan «min».")
    return minimum, maximum


def _when(node: yaml.Node | None, before: list[Question]) -> When:
    if node is None:
        return When()
    entry = as_entry(node)
    either = entry.get("any")
    both = _rule(entry, before, without="any")
    if not entry.values:
        raise BadForm(entry.line, "«when» is leeg. Vul het in of haal het weg.")
    rules = tuple(_rule(as_entry(item), before) for item in as_list(either)) if either else ()
    return When(both, rules)


def _rule(entry: Entry, before: list[Question], without: str = "") -> dict[str, tuple[str, ...]]:
    rule: dict[str, tuple[str, ...]] = {}
    for key, node in entry.values.items():
        if key == without:
            continue
        question = next((q for q in before if q.id == key), None)
        if question is None:
            near = did_you_mean(key, [q.id for q in before])
            raise BadForm(entry.lines[key], f"«{key}» is geen vraag die hiervoor komt.{near}")
        rule[key] = tuple(_possible(item, question) for item in as_list(node))
    return rule


def _possible(node: yaml.Node, question: Question) -> str:
    value = as_word(node)
    ids = [choice.id for choice in question.options]
    if ids and value not in ids:
        raise BadForm(
            line_of(node), f"«{value}» is geen keuze van «{question.id}».{did_you_mean(value, ids)}"
        )
    return value


def _migrates(node: yaml.Node | None) -> dict[int, dict[str, str]]:
    if node is None:
        return {}
    return {version: _renames(as_entry(value)) for version, value in _by_number(node)}


def _by_number(node: yaml.Node) -> list[tuple[int, yaml.Node]]:
    """A mapping from whole numbers."""
    if not isinstance(node, yaml.MappingNode):
        raise BadForm(line_of(node), "Hier horen regels met «versie: …».")
    return [(as_number(key), value) for key, value in node.value]


def _renames(entry: Entry) -> dict[str, str]:
    renames: dict[str, str] = {}
    for old, node in entry.values.items():
        new = node.value if isinstance(node, yaml.ScalarNode) and node.value == "" else as_text(node)
        renames[old] = str(new)
    return renames


def _texts(node: yaml.Node) -> Texts:
    entry = as_entry(node)
    for key in entry.values:
        if not re.fullmatch(r"[a-z]{2}", key):
            raise BadForm(entry.lines[key], f"«{key}» is geen taal. Gebruik twee letters, zoals nl of en.")
    entry.need("nl")
    return {key: as_text(value) for key, value in entry.values.items()}


def _optional(node: yaml.Node | None) -> Texts:
    return _texts(node) if node else {}


def _readers(node: yaml.Node | None) -> str:
    return _one_of(node, READERS, "groep lezers") if node else READERS[0]


def _card(node: yaml.Node | None) -> str | None:
    return _id(node) if node else None


def _id(node: yaml.Node) -> str:
    text = as_text(node)
    if not _ID.fullmatch(text):
        raise BadForm(line_of(node), f"«{text}» kan geen naam zijn. Gebruik kleine letters, cijfers, - en _.")
    return text


def _one_of(node: yaml.Node, known: list[str] | tuple[str, ...], what: str) -> str:
    text = as_text(node)
    if text not in known:
        raise BadForm(line_of(node), f"«{text}» is geen {what}.{did_you_mean(text, known)}")
    return text


def _unique(ids: list[str], nodes: list[yaml.Node]) -> None:
    for place, key in enumerate(ids):
        if key in ids[:place]:
            raise BadForm(line_of(nodes[place]), f"«{key}» staat er twee keer. Kies een andere naam.")
