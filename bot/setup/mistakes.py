"""What is not right yet in the settings, said so that a volunteer can mend it.

Rules of this file
- Every mistake says where it stands, what it is, and what to do.
- What somebody wrote is quoted only where it can never be a secret.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config import Mistake, Role
from bot.setup.shape import PREFIX, homes, names_at
from bot.setup.source import Source, Spot

ROLES = get_args(Role)
OPEN = frozenset({"role", "account", "on_call", "listen", "strict", "capacity", "guild"})
"""names whose value may be repeated aloud"""
SAMPLES = {
    "account": "Schrijf platform en nummer, zoals `telegram:1001`.",
    "address": "Schrijf een heel adres, zoals `https://api.telegram.org`.",
    "gateway": "Schrijf een heel adres, zoals `wss://gateway.discord.gg`.",
    "listen": "Schrijf adres en poort, zoals `127.0.0.1:8080`.",
    "telegram_token": "Neem hem over van BotFather: een getal, een dubbele punt en letters, zonder spaties.",
    "discord_token": "Neem hem over uit het Developer Portal onder Bot, zonder spaties of aanhalingstekens.",
    "webhook_secret": "Kies 16 tot 256 letters en cijfers, zonder spaties of leestekens.",
    "database": "Schrijf `sqlite:///data/act.db` of `postgresql://naam:wachtwoord@server/act`.",
    "twice": "Iemand staat hier twee keer met dezelfde rol. Haal er een weg.",
    "retention_order": "Zet ze op volgorde: eerst `intake_nudge`, dan `intake_warning`, dan `intake`.",
    "bool_parsing": "Schrijf `true` voor ja of `false` voor nee.",
    "bool_type": "Schrijf `true` voor ja of `false` voor nee.",
    "string_type": "Hier hoort tekst. Zet er aanhalingstekens omheen.",
    "int_parsing": "Hier hoort een heel getal, zoals `30`.",
    "int_type": "Hier hoort een heel getal, zoals `30`.",
    "int_from_float": "Hier hoort een heel getal, zoals `30`.",
    "string_pattern_mismatch": "Hier horen alleen cijfers.",
    "path_type": "Hier hoort de naam van een map, zoals `data`.",
}
LISTS = {
    "team": "Hier hoort een lijst. Begin elke regel met een streepje: `- account: telegram:1001`.",
    "on_call": 'Hier hoort een lijst: `on_call: ["telegram:1001"]`.',
    "regions": "Hier hoort een lijst: `regions: [utrecht]`.",
}


def explain(error: ValidationError, source: Source) -> tuple[Mistake, ...]:
    """Every complaint of the models, in the order of the file."""
    details = error.errors(include_url=False)
    meant = {spot for detail in details if (spot := _meant(detail))}
    found = [_explain(detail, source) for detail in details if detail["loc"] not in meant]
    return tuple(sorted(found, key=lambda mistake: (mistake.line is None, mistake.line or 0)))


def _meant(detail: ErrorDetails) -> Spot | None:
    """What an unknown name stands for, so that it is not called missing as well."""
    spot = detail["loc"]
    close = near(str(spot[-1]), names_at(spot[:-1])) if detail["type"] == "extra_forbidden" else None
    return (*spot[:-1], close) if close else None


def _explain(detail: ErrorDetails, source: Source) -> Mistake:
    spot = detail["loc"]
    origin = source.origin(spot)
    return Mistake(
        where=str(origin) if origin else "bot.yaml",
        text=_words(detail, spot),
        line=origin.line if origin else None,
    )


def _words(detail: ErrorDetails, spot: Spot) -> str:
    kind, name = detail["type"], str(spot[-1]) if spot else ""
    if kind == "extra_forbidden":
        return unknown(name, spot[:-1])
    if kind == "missing":
        return _missing(spot)
    if kind == "literal_error":
        return _role(detail["input"])
    if detail["input"] is None:
        return f"achter `{name}` staat niets. Vul het in, of haal de regel weg."
    if kind.endswith(("than_equal", "less_than", "greater_than")):
        return f"`{name}` {_quote(name, detail['input'])}. {_range(detail.get('ctx', {}))}"
    return f"{_path(spot)} {_quote(_label(spot), detail['input'])}. {_sample(kind, spot)}"


def unknown(name: str, under: Spot) -> str:
    """A name nobody knows here: the name that is like it, or the part where it belongs."""
    words = f"`{name}` ken ik niet."
    here = names_at(under)
    if close := near(name, here):
        return f"{words} Bedoelde je `{close}`?"
    if parts := homes(name):
        return f"{words} Zet hem onder " + " of ".join(f"`{part}`" for part in parts) + "."
    return f"{words} Hier mag: " + ", ".join(f"`{known}`" for known in here) + "."


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant; None when none is like it."""
    close = get_close_matches(name.lower().replace("-", "_"), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def _missing(spot: Spot) -> str:
    variable = PREFIX + "__".join(str(step).upper() for step in spot)
    if spot[0] == "team":
        return f"bij dit teamlid mist `{spot[-1]}`."
    return f"`{_dotted(spot)}` mist nog. Zet `{variable}=…` in .env."


def _role(value: object) -> str:
    close = near(str(value), ROLES)
    mend = f"Bedoelde je `{close}`?" if close else "Kies uit: " + ", ".join(ROLES) + "."
    return f"de rol `{value}` ken ik niet. {mend}"


def _range(bounds: dict[str, Any]) -> str:
    if (low := bounds.get("ge")) is not None:
        return f"Kies {low} of meer."
    return f"Kies {bounds.get('le')} of minder."


def _sample(kind: str, spot: Spot) -> str:
    label = _label(spot)
    if kind in ("tuple_type", "list_type"):
        return LISTS.get(label, "Hier hoort een lijst.")
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "Hier horen regels onder: " + ", ".join(f"`{name}`" for name in names_at(spot)) + "."
    return SAMPLES.get(kind, "Kijk in het voorbeeld bot.yaml hoe het hoort.")


def _label(spot: Spot) -> str:
    return next((step for step in reversed(spot) if isinstance(step, str)), "")


def _dotted(spot: Spot) -> str:
    return ".".join(step for step in spot if isinstance(step, str))


def _path(spot: Spot) -> str:
    return f"`{_dotted(spot)}`" if spot else "dit"


def _quote(name: str, value: object) -> str:
    said = isinstance(value, str | int | float) and name in OPEN
    return f"is nu `{value}`" if said else "klopt nog niet"
