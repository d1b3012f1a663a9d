"""YAML as nodes that know their line, so that every mistake can be told with its place and its mend."""

from __future__ import annotations

from collections.abc import Iterable

import yaml
from rapidfuzz import fuzz, process

_BOOL = "tag:yaml.org,2002:bool"
_INT = "tag:yaml.org,2002:int"
_STR = "tag:yaml.org,2002:str"
_YAML = "Dit is geen goede YAML. Kijk naar het inspringen. Zet tekst met «:», «,» of «?» tussen quotes."


class BadForm(Exception):
    """A form that cannot be used: `line` (from 1) and what to do, in Dutch."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"regel {line}: {message}")
        self.line = line
        self.message = message


class Entry:
    """A mapping's value by key, with the lines they stand on."""

    def __init__(self, node: yaml.MappingNode) -> None:
        self.line = line_of(node)
        self.values: dict[str, yaml.Node] = {}
        self.lines: dict[str, int] = {}
        for key_node, value in node.value:
            key = as_text(key_node)
            if key in self.values:
                raise BadForm(line_of(key_node), f"«{key}» staat hier twee keer. Haal er een weg.")
            self.values[key] = value
            self.lines[key] = line_of(key_node)

    def only(self, known: Iterable[str]) -> None:
        """Refuses a key that is not known, and says which one may be meant."""
        for key in self.values:
            if key not in known:
                raise BadForm(self.lines[key], f"«{key}» ken ik hier niet.{did_you_mean(key, known)}")

    def need(self, key: str) -> yaml.Node:
        """The value of this key; it has to be there."""
        if key not in self.values:
            raise BadForm(self.line, f"«{key}» ontbreekt. Zet «{key}:» erbij.")
        return self.values[key]

    def get(self, key: str) -> yaml.Node | None:
        """The value of this key, if it is there."""
        return self.values.get(key)


def root(text: str) -> Entry:
    """The whole file as a mapping."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadForm(mark.line + 1 if mark else 1, _YAML) from error
    except yaml.YAMLError as error:
        raise BadForm(1, "Hier staat een teken dat niet mag. Haal het weg.") from error
    if node is None:
        raise BadForm(1, "Het bestand is leeg. Begin met «id:».")
    return as_entry(node)


def line_of(node: yaml.Node) -> int:
    """The line a node begins on, from 1."""
    return int(node.start_mark.line) + 1


def as_entry(node: yaml.Node) -> Entry:
    """A mapping."""
    if not isinstance(node, yaml.MappingNode):
        raise BadForm(line_of(node), "Hier horen regels met «naam: waarde».")
    return Entry(node)


def as_list(node: yaml.Node) -> list[yaml.Node]:
    """A list's items."""
    if not isinstance(node, yaml.SequenceNode):
        raise BadForm(line_of(node), "Hier hoort een lijst: regels met «-», of [a, b].")
    return list(node.value)


def as_text(node: yaml.Node) -> str:
    """Text. YAML takes yes, no, on and off for true and false: those need quotes."""
    if not isinstance(node, yaml.ScalarNode):
        raise BadForm(line_of(node), "Hier hoort tekst.")
    if node.tag == _BOOL:
        raise BadForm(line_of(node), f'YAML leest «{node.value}» niet als tekst. Schrijf "{node.value}".')
    if node.tag != _STR or not node.value.strip():
        raise BadForm(line_of(node), f'Hier hoort tekst. Zet er aanhalingstekens om: "{node.value}".')
    return " ".join(str(node.value).split()) if node.style == ">" else str(node.value).strip()


def as_word(node: yaml.Node) -> str:
    """Text, or a number written as a word («[1, 2]»)."""
    if isinstance(node, yaml.ScalarNode) and node.tag == _INT:
        return str(node.value)
    return as_text(node)


def as_number(node: yaml.Node) -> int:
    """A whole number."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != _INT:
        raise BadForm(line_of(node), "Hier hoort een heel getal, zonder aanhalingstekens.")
    return int(yaml.SafeLoader("").construct_yaml_int(node))


def as_flag(node: yaml.Node | None) -> bool:
    """true or false; false when it is not there."""
    if node is None:
        return False
    if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
        raise BadForm(line_of(node), "Hier hoort «true» of «false».")
    return str(node.value) == "true"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """« Bedoel je …?», when one known word is near."""
    near = process.extractOne(word.lower(), list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f" Bedoel je «{near[0]}»?" if near else ""
