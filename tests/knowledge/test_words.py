"""Words, pieces, compounds and repairs."""

from __future__ import annotations

import pytest

from knowledge.compounds import Splitter
from knowledge.fold import fold, grams, words
from knowledge.repair import Repair


def test_folding() -> None:
    assert fold("Één Ĳs, CAFÉ’s") == "een ijs, cafe's"
    assert words("Z’n OPP (2026)!") == ["z'n", "opp", "2026"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("artikel 5 onder a", ["artikel", "5ondera"]),
        ("art. 5 sub b", ["art", "5onderb"]),
        ("vrijstelling 5a", ["vrijstelling", "5ondera"]),
        ("artikel 5a", ["artikel", "5a"]),
        ("art. 5a", ["art", "5a"]),
        ("artikel 15a", ["artikel", "15a"]),
    ],
)
def test_5_onder_a_and_artikel_5a_stay_apart(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_pieces_of_four_letters() -> None:
    assert grams("boete") == ("_boe", "boet", "oete", "ete_")
    assert grams("ja") == ("_ja_",)


def test_compounds_are_cut_into_known_words() -> None:
    splitter = Splitter(["leerplicht", "leer", "plicht", "ambtenaar", "samenwerking", "verband", "verbanden"])
    assert splitter.parts("leerplichtambtenaar") == ("leerplicht", "ambtenaar")
    assert splitter.parts("samenwerkingsverband") == ("samenwerking", "verband")
    assert splitter.parts("leerplicht") == ("leer", "plicht")
    assert splitter.parts("ambtenaar") == ()
    assert splitter.parts("verband") == ()


def test_repair_takes_one_slip_and_the_commonest_word() -> None:
    repair = Repair({"boete": 5, "boter": 1, "leerplichtambtenaar": 3, "school": 9, "scholen": 4, "taxi": 2})
    assert repair.meant("beote") == ("boete",)
    assert repair.meant("boetr") == ("boete", "boter")
    assert repair.meant("leerplichambtenar") == ("leerplichtambtenaar",)
    assert repair.meant("shcool") == ("school",)
    assert repair.meant("tazi") == ()
    assert repair.meant("fiets") == ()
    assert repair.meant("jas") == ()
