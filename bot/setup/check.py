"""Look at everything a house needs, within five seconds, and say per line what to do.

What stops `run` is not decided here but in `bot.setup.refusals`; this only shows it.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.config import BadConfig, Settings
from bot.core.shelf import content_root
from bot.setup.content import content, numbers_age
from bot.setup.database import look_at, trail
from bot.setup.facts import Facts, gather, nearest
from bot.setup.finding import Finding
from bot.setup.load import load
from bot.setup.probe import Probe, probe_discord, probe_telegram
from bot.setup.refusals import TOPICS, Topic
from bot.setup.rooms import look_into

OLD_COPY = timedelta(hours=26)
"""the bot makes one an hour: what is older than a day needs a look"""
ROOM = 500_000_000
"""bytes that should be free"""
VERSIONS = {
    "older": Finding("Database", None, "van een oudere versie", "Doe `actbot migrate`, of start de bot."),
    "empty": Finding("Database", None, "nog leeg", "Dat hoort zo bij een nieuwe bot: `actbot run` vult hem."),
}


async def check(file: Path | None) -> tuple[Finding, ...]:
    """All findings. Never raises for what is wrong with the house: that is a finding."""
    try:
        settings = load(file)
    except BadConfig as error:
        return tuple(Finding("Instellingen", False, str(mistake)) for mistake in error.mistakes)
    return (Finding("Instellingen", True, "gelezen"), *await _look(settings))


async def _look(settings: Settings) -> list[Finding]:
    now, root = datetime.now(UTC), content_root()
    probes, view, words = await asyncio.gather(
        _probe(settings), look_at(settings), asyncio.to_thread(content, root, now.date(), settings.team)
    )
    facts = replace(
        gather(settings, now),
        schema=view.schema,
        key_fits=view.key_fits,
        durable=view.durable,
        skew=next((probe.skew for probe in probes if probe.skew is not None), None),
        numbers_age=numbers_age(root, now.date()),
    )
    told = [finding for probe in probes for finding in probe.findings]
    if all(probe.known for probe in probes):
        told += await look_into(settings, view.groups)
    told += [finding for topic in TOPICS for finding in _topic(topic, settings, facts)]
    if view.schema == "current":
        told.append(await trail(settings))
    return [*told, *_advice(settings, facts), _disk(settings.data), *words]


async def _probe(settings: Settings) -> list[Probe]:
    asked = []
    if telegram := settings.telegram:
        asked.append(probe_telegram(telegram.token.get_secret_value(), telegram.api_url))
    if discord := settings.discord:
        asked.append(probe_discord(discord.token.get_secret_value(), discord.api_url, discord.guild))
    return list(await asyncio.gather(*asked))


def _topic(topic: Topic, settings: Settings, facts: Facts) -> Iterator[Finding]:
    refused = [Finding(topic.name, False, no.reason, no.mend) for no in topic.refusals(settings, facts)]
    if refused:
        yield from refused
    elif topic.seen(facts):
        yield Finding(topic.name, True, topic.well)
    else:
        yield Finding(topic.name, None, topic.unseen)


def _advice(settings: Settings, facts: Facts) -> Iterator[Finding]:
    """What does not stop anything, and yet is good to know."""
    roles = Counter(member.role for member in settings.team)
    words = ", ".join(f"{count} × {role}" for role, count in sorted(roles.items()))
    yield Finding("Team", True if words else None, words or "er staat nog niemand in het team")
    if settings.controller.strip() and "@" not in settings.controller:
        mend = 'Zet het erachter: `controller: "Stichting … <mailadres>"`.'
        yield Finding("Verantwoordelijke", None, "er staat geen mailadres bij", mend)
    if settings.secret_before:
        mend = "Is de bot sinds de nieuwe sleutel een keer gestart? Haal dan ACTBOT_OLD_KEY weg."
        yield Finding("Oude sleutel", None, "staat nog in .env", mend)
    if facts.backup_age is not None:
        yield _copied(facts.backup_age)
    if facts.schema in VERSIONS:
        yield VERSIONS[facts.schema]
    if facts.root:
        yield Finding(
            "Gebruiker", None, "je draait als root", "Maak een eigen gebruiker voor de bot. Dat is veiliger."
        )


def _copied(age: timedelta) -> Finding:
    hours = int(age.total_seconds() // 3600)
    text = f"{hours} uur geleden" if hours else "minder dan een uur geleden"
    if age <= OLD_COPY:
        return Finding("Laatste kopie", True, text)
    return Finding(
        "Laatste kopie", None, text, "Elk uur komt er een als de bot draait. Of doe `actbot backup`."
    )


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(nearest(folder)).free
    if free < ROOM:
        return Finding(
            "Schijf", False, f"nog {free // 1_000_000} MB vrij", "Maak ruimte: er is 500 MB nodig."
        )
    return Finding("Schijf", True, "ruimte genoeg")
