"""Every mistake a volunteer can make in a form is told with its line and its mend."""

from __future__ import annotations

import pytest

from bot.forms.load import BadForm, load
from bot.forms.model import When

GOOD = """\
id: proef
version: 2
title: {nl: Proef, en: Sample}
sections:
  - {id: een, title: {nl: Een}}
questions:
  - id: plek
    section: een
    kind: one
    ask: {nl: Waar}
    why: {nl: Daarom.}
    options:
      - {id: thuis, label: {nl: Thuis}, aliases: [huis, 2]}
      - {id: school, label: {nl: School}}
  - id: hulp
    section: een
    kind: yes-no
    ask: {nl: "Hulp?"}
    why: {nl: Daarom.}
    when: {plek: [thuis], any: [{plek: [school]}, {plek: [thuis]}]}
  - id: ruimte
    section: een
    kind: scale
    min: 1
    max: 5
    ask: {nl: Hoeveel}
    why:
      nl: >
        Lange
        tekst.
    when:
      hulp: [ja]
"""
TWO = "    options: [{id: a, label: {nl: a}}, {id: b, label: {nl: b}}]"
# what is replaced, by what, on which line it is told, and what has to stand in the mend
MISTAKES = [
    ("version: 2\n", "", 1, "«version» ontbreekt"),
    ("version: 2", "version: twee", 2, "heel getal"),
    ("version: 2", "versie: 2", 2, "Bedoel je «version»"),
    ("title: {nl: Proef, en: Sample}", "title: {en: Sample}", 3, "«nl» ontbreekt"),
    ("title: {nl: Proef, en: Sample}", "title: Proef", 3, "naam: waarde"),
    ("title: {nl: Proef, en: Sample}", "title: {nl: Proef, english: Sample}", 3, "geen taal"),
    ("title: {nl: Proef, en: Sample}", "title: {nl: Proef, no: Prøve}", 3, 'Schrijf "no"'),
    ("title: {nl: Proef, en: Sample}", "title: {nl: no}", 3, 'Schrijf "no"'),
    ("title: {nl: Proef, en: Sample}", "title: {nl: 2026}", 3, "aanhalingstekens"),
    ("title: {nl: Proef, en: Sample}", "title: {nl: Proef, en: }", 3, "Hier hoort tekst"),
    ("title: {nl: Proef, en: Sample}", "title: {nl: [Proef, en: Sample}", 3, "geen goede YAML"),
    ("title: {nl: Een}}", "title: {nl: Een}}\n  - {id: een, title: {nl: E}}", 6, "twee keer"),
    ("  - id: hulp", "  - id: plek", 15, "al een vraag «plek»"),
    ("  - id: hulp", "  - id: Hulp!", 15, "kleine letters"),
    ("    section: een\n    kind: one", "    section: en\n    kind: one", 8, "Bedoel je «een»"),
    ("    kind: one", "    kind: ene", 9, "Bedoel je «one»"),
    ("    kind: one", "    kind: text", 12, "geen keuzes"),
    ("    kind: one", "    kind: one\n    kind: one", 10, "twee keer"),
    ("    why: {nl: Daarom.}\n    options", "    options", 7, "«why» ontbreekt"),
    ("    ask: {nl: Waar}\n", "", 7, "«ask» ontbreekt"),
    ("    ask: {nl: Waar}", "    ask: {nl: Waar}\n    vereist: true", 11, "ken ik hier niet"),
    ("    ask: {nl: Waar}", "    ask: {nl: Waar}\n    required: yes", 11, "«true» of «false»"),
    ("    ask: {nl: Waar}", "    ask: {nl: Waar}\n    readers: iedereen", 11, "groep lezers"),
    ("    ask: {nl: Waar}", "    ask: {nl: Waar}\n    min: 1", 11, "alleen bij number"),
    ("{id: school, label: {nl: School}}", "{id: thuis, label: {nl: School}}", 14, "twee keer"),
    ("      - {id: school, label: {nl: School}}\n", "", 13, "twee of meer"),
    ("{id: school, label: {nl: School}}", "{id: no, label: {nl: School}}", 14, 'Schrijf "no"'),
    ("{id: school, label: {nl: School}}", "[school]", 14, "naam: waarde"),
    ("aliases: [huis, 2]", "aliases: huis", 13, "lijst"),
    ("when: {plek: [thuis],", "when: {plk: [thuis],", 20, "Bedoel je «plek»"),
    ("when: {plek: [thuis],", "when: {ruimte: ['1'],", 20, "geen vraag die hiervoor komt"),
    ("when: {plek: [thuis],", "when: {plek: [tuis],", 20, "Bedoel je «thuis»"),
    ("when: {plek: [thuis],", "when: {plek: thuis,", 20, "lijst"),
    ("any: [{plek: [school]}", "any: [{plek: [schol]}", 20, "Bedoel je «school»"),
    ("when: {plek: [thuis], any: [{plek: [school]}, {plek: [thuis]}]}", "when: {}", 20, "«when» is leeg"),
    ("      hulp: [ja]", "      hulp: [yes]", 32, 'Schrijf "yes"'),
    ("      hulp: [ja]", "      hulp: [jaa]", 32, "Bedoel je «ja»"),
    ("    max: 5\n", "", 21, "«min:» en «max:»"),
    ("    max: 5", "    max: 1", 25, "groter"),
    ("    max: 5", "    max: 50", 21, "10 stappen"),
    ("    max: 5", f"    max: 5\n{TWO}", 26, "1, 2, 3, 4, 5"),
    ("    kind: yes-no", f"    kind: yes-no\n{TWO}", 18, "ja, nee"),
    ("id: proef", "id: proef\n\tx: 1", 2, "geen goede YAML"),
    ("id: proef", "id: \x07proef", 1, "teken dat niet mag"),
    ("version: 2", "version: 2\nmigrates: [1]", 3, "versie"),
    ("version: 2", "version: 2\nmigrates: {een: {a: b}}", 3, "heel getal"),
]  # fmt: skip


def test_a_good_form_is_loaded_whole() -> None:
    form = load(GOOD)
    assert (form.id, form.version, form.title) == ("proef", 2, {"nl": "Proef", "en": "Sample"})
    place, help_, room = form.questions
    assert place.options[0].aliases == ("huis", "2")
    assert [choice.id for choice in help_.options] == ["ja", "nee"]
    assert help_.when == When({"plek": ("thuis",)}, ({"plek": ("school",)}, {"plek": ("thuis",)}))
    assert [choice.id for choice in room.options] == ["1", "2", "3", "4", "5"]
    assert room.why == {"nl": "Lange tekst."}
    assert (place.required, place.readers, place.card, place.future) == (False, "case", None, False)


@pytest.mark.parametrize(("old", "new", "line", "mend"), MISTAKES, ids=lambda value: str(value)[:24])
def test_a_mistake_is_told_with_its_line(old: str, new: str, line: int, mend: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(BadForm) as told:
        load(GOOD.replace(old, new))
    assert mend in told.value.message
    assert told.value.line == line
    assert str(told.value).startswith(f"regel {line}: ")


@pytest.mark.parametrize("text", ["", "# niets\n", "- a\n", "tekst"])
def test_what_is_no_form_at_all(text: str) -> None:
    with pytest.raises(BadForm):
        load(text)


def test_a_form_without_questions() -> None:
    head = GOOD[: GOOD.index("questions:")]
    with pytest.raises(BadForm, match="regel 6: Er staat nog geen vraag in"):
        load(f"{head}questions: []\n")


def test_the_map_of_a_corrected_form() -> None:
    form = load(GOOD.replace("version: 2", 'version: 2\nmigrates: {1: {waar: plek, oud: ""}}'))
    assert form.migrates == {1: {"waar": "plek", "oud": ""}}
