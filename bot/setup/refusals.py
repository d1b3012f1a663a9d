"""When the bot prefers not to run.

Rules of this file
- Each refusal says what is not right and how to mend it.
- All of them are told at once, so that nobody mends one to meet the next.
- A fact that nobody looked at (None) refuses nothing; `check` says that it was not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.config import CannotStart, Settings
from bot.setup.facts import Facts, is_demo, is_used, is_writable, mark_demo

SKEW = timedelta(minutes=5)
BACKUP_AGE = timedelta(days=7)
LOCAL = ("127.0.0.1", "localhost", "::1", "[::1]")
WEAK = frozenset({"postgres", "password", "wachtwoord", "geheim", "admin", "actbot", "changeme", "welkom"})


def insist(settings: Settings, facts: Facts) -> None:
    """Raise an ExceptionGroup of CannotStart when there is any reason not to run."""
    found = tuple(refusals(settings, facts))
    if found:
        raise ExceptionGroup("cannot start", found)


def refusals(settings: Settings, facts: Facts) -> Iterator[CannotStart]:
    """Every reason not to run."""
    yield from _of_settings(settings)
    yield from _of_addresses(settings)
    yield from _of_files(settings, facts)
    yield from _of_database(facts)
    yield from _of_time(facts)


def insist_demo(folder: Path, listen: str) -> None:
    """Refuse the demo on real data or open to others; then mark the folder as invented."""
    if is_used(folder) and not is_demo(folder):
        raise CannotStart(
            f"In de map {folder} staan echte gegevens. De demo blijft daarvan af.",
            "Kies een andere map: `actbot demo --data-dir demo`.",
        )
    if listen.rpartition(":")[0] not in LOCAL:
        raise CannotStart(
            "De demo is alleen voor deze computer.", "Kies `--listen 127.0.0.1:8080`, of laat --listen weg."
        )
    if not is_writable(folder):
        raise _not_writable(folder)
    mark_demo(folder)


def _of_settings(settings: Settings) -> Iterator[CannotStart]:
    if not (settings.telegram or settings.discord):
        yield CannotStart(
            "Er is nog geen platform. De bot kan nergens praten.",
            "Zet ACTBOT_TELEGRAM__TOKEN of ACTBOT_DISCORD__TOKEN in .env, of doe `actbot init`.",
        )
    if not settings.controller.strip():
        yield CannotStart(
            "Er staat niet wie verantwoordelijk is.",
            'Zet in bot.yaml: `controller: "Stichting … <mailadres>"`. Ouders moeten dit kunnen zien.',
        )
    if settings.strict and not settings.on_call:
        yield CannotStart(
            "De on_call-lijst is leeg. Bij nood hoort niemand iets.",
            'Zet in bot.yaml wie een melding krijgt: `on_call: ["telegram:1001"]`.',
        )


def _of_addresses(settings: Settings) -> Iterator[CannotStart]:
    webhook = settings.telegram.webhook if settings.telegram else None
    if webhook and webhook.url.startswith("http://") and urlsplit(webhook.url).hostname not in LOCAL:
        yield CannotStart(
            "Het adres van de webhook is niet versleuteld.", "Begin `telegram.webhook.url` met `https://`."
        )
    database = urlsplit(settings.database_url)
    if database.password in WEAK and database.hostname not in LOCAL:
        yield CannotStart(
            "Het wachtwoord van de database is te raden.",
            "Kies een lang wachtwoord en zet het adres in .env als ACTBOT_DATABASE__URL.",
        )


def _of_files(settings: Settings, facts: Facts) -> Iterator[CannotStart]:
    if not facts.writable:
        yield _not_writable(settings.data)
    if facts.key:
        yield facts.key
    for name in facts.loose:
        yield CannotStart(f"Iedereen op deze computer kan {name} lezen.", f"Doe: `chmod 600 {name}`.")
    if facts.demo:
        yield CannotStart(
            f"De map {settings.data} hoort bij de demo. Wat erin staat is verzonnen.",
            "Kies een andere map: zet `data_dir` in bot.yaml.",
        )


def _of_database(facts: Facts) -> Iterator[CannotStart]:
    if facts.key_fits is False:
        yield CannotStart(
            "Deze sleutel hoort niet bij deze gegevens.",
            "Neem ACTBOT_KEY over van het herstelblad van deze bot. Maak geen nieuwe sleutel.",
        )
    if facts.schema == "newer":
        yield CannotStart(
            "De database is van een nieuwere versie van de bot.",
            "Zet de nieuwe versie van de bot neer, of zet een kopie terug met `actbot restore`.",
        )
    if facts.durable is False:
        yield CannotStart(
            "De database bevestigt voordat iets echt bewaard is.",
            "Zet `synchronous_commit` (PostgreSQL) of `synchronous` (SQLite) op het veiligst.",
        )


def _of_time(facts: Facts) -> Iterator[CannotStart]:
    if facts.skew is not None and abs(facts.skew) > SKEW:
        minutes = round(abs(facts.skew).total_seconds() / 60)
        yield CannotStart(
            f"De klok van deze computer loopt {minutes} minuten {'voor' if facts.skew > SKEW else 'achter'}.",
            "Zet de klok gelijk: `timedatectl set-ntp true`.",
        )
    if facts.backup_age is not None and facts.backup_age > BACKUP_AGE:
        yield CannotStart(
            f"De laatste reservekopie is {facts.backup_age.days} dagen oud.",
            "Maak er nu een: `actbot backup`. Kijk ook waarom het niet vanzelf ging.",
        )


def _not_writable(folder: Path) -> CannotStart:
    return CannotStart(
        f"In de map {folder} kan ik niets bewaren.",
        f"Maak hem van jou: `chown -R $USER {folder}`. Of kies een andere `data_dir`.",
    )
