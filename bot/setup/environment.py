"""The environment over the file: `ACTBOT_TELEGRAM__TOKEN` wins from `telegram: token`.

Rules of this file
- Lists and whole parts are JSON: `ACTBOT_ON_CALL='["telegram:1001"]'`.
- An empty variable is no variable (a compose file hands those over).
- A name with our prefix that we do not know is a mistake: it was meant for us.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from bot.config import Mistake
from bot.setup.shape import PREFIX, is_list, kind_at, model_in, variables
from bot.setup.source import Origin, Source, Spot


def overlay(source: Source, environ: Mapping[str, str], where: str = "") -> tuple[Mistake, ...]:
    """Lay the variables over the source, in place. `where` is said behind a name («in .env»)."""
    known = dict(variables())
    ours = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value.strip()}
    mistakes = []
    for name in sorted(ours, key=lambda name: (name.count("__"), name)):
        origin = Origin(f"{name} {where}".strip())
        spot = known.get(name)
        mistakes.append(_lay(source, spot, ours[name], origin) if spot else _unknown(name, origin))
    return tuple(mistake for mistake in mistakes if mistake)


def _lay(source: Source, spot: Spot, text: str, origin: Origin) -> Mistake | None:
    value: Any = text.strip()
    if _is_json(spot):
        try:
            value = json.loads(value)
        except ValueError:
            return Mistake(where=str(origin), text=_not_json(spot))
    _set(source, spot, value, origin)
    return None


def _is_json(spot: Spot) -> bool:
    kind = kind_at(spot)
    return is_list(kind) or model_in(kind) is not None


def _set(source: Source, spot: Spot, value: Any, origin: Origin) -> None:
    """Put it there, and forget where an older value underneath stood."""
    tree = source.tree
    for step in spot[:-1]:
        below = tree.get(str(step))
        tree[str(step)] = tree = below if isinstance(below, dict) else {}
    tree[str(spot[-1])] = value
    for old in [old for old in source.origins if old[: len(spot)] == spot]:
        del source.origins[old]
    source.origins[spot] = origin


def _not_json(spot: Spot) -> str:
    sample = (
        '["telegram:1001"]' if spot == ("on_call",) else '[{"account": "telegram:1001", "role": "maatje"}]'
    )
    if not is_list(kind_at(spot)):
        sample = '{"naam": "waarde"}'
    return f"dit kan ik niet lezen als JSON. Schrijf het zo: {sample}"


def _unknown(name: str, origin: Origin) -> Mistake:
    known = {name.removeprefix(PREFIX): name for name, _ in variables()}
    close = get_close_matches(name.removeprefix(PREFIX), known, n=1, cutoff=0.7)
    mend = f"Bedoelde je {known[close[0]]}?" if close else "Haal hem weg, of kijk in bot.yaml wat er mag."
    return Mistake(where=str(origin), text=f"deze naam ken ik niet. {mend}")
