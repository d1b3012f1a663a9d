"""Her way through a form that was changed while she was at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from bot.chat.markup import bare
from bot.core.reading import reader
from bot.forms.model import Answer
from bot.forms.readings import Confirm
from tests.core.stage import Stage


async def test_a_newer_form_still_waits_for_her_yes(url: str) -> None:
    stage = Stage(url)
    async with stage.house() as house:
        await stage.hear(house, stage.commanded("anna", "intake"))
        await stage.hear(house, stage.said("anna", "ja"))
    older = stage.shelf.forms["intake"]
    newer = msgspec.structs.replace(older, version=older.version + 1)
    stage.shelf = replace(stage.shelf, forms={**stage.shelf.forms, "intake": newer})
    async with stage.house() as house:
        meant = await stage.hear(house, stage.said("anna", "oudderr"))
        kept = await stage.hear(house, stage.said("anna", "ja"))
    assert "Bedoel je" in bare(meant[0])
    assert "Genoteerd: Ouder" in bare(kept[0])


async def test_a_school_holiday_is_that_of_where_she_lives(url: str) -> None:
    """The summer holidays of 2026 began on 4 July in the north and on 11 July in the south."""
    stage = Stage(url)
    for town, day in (("Groningen", 4), ("Maastricht", 11)):
        answers = {
            "postcode": Answer(value=f"gm{code_of(stage, town)}", text=town, by="anna", at="2026-09-07")
        }
        read = reader(stage.shelf, answers)
        question = stage.shelf.forms["intake"].question("sinds")
        assert question
        found = read(question, "sinds de zomervakantie", date(2026, 9, 7))
        assert isinstance(found, Confirm)
        assert found.value == f"2026-07-{day:02}"


def code_of(stage: Stage, town: str) -> str:
    codes = {each.name: code for code, each in stage.shelf.finder.atlas.municipalities.items()}
    return codes[town]
