"""Her way through a form that was changed while she was at it."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.chat.markup import bare
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
