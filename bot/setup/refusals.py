"""When the bot prefers not to run.

Rules of this file
- Each refusal says what is not right and how to mend it.
- All of them are told at once, so that nobody mends one to meet the next.
- A fact that nobody looked at (None) refuses nothing; `check` says that it was not looked at.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.config import CannotStart, Settings
from bot.setup.facts import Facts, is_demo, is_used, is_writable, mark_demo
from bot.setup.key import other_key

SKEW = timedelta(minutes=5)
BACKUP_AGE = timedelta(days=7)
NUMBERS_AGE = timedelta(days=365)
LOCAL = ("127.0.0.1", "localhost", "::1", "[::1]")
WEAK = frozenset({"postgres", "password", "wachtwoord", "geheim", "admin", "actbot", "changeme", "welkom"})

Refusals = Iterator[CannotStart]


def _platform(settings: Settings, _facts: Facts) -> Refusals:
    if not (settings.telegram or settings.discord):
        yield CannotStart(
            "Er is nog geen platform. De bot kan nergens praten.",
            "Zet ACTBOT_TELEGRAM__TOKEN of ACTBOT_DISCORD__TOKEN in .env, of doe `actbot init`.",
        )


def _controller(settings: Settings, _facts: Facts) -> Refusals:
    if not settings.controller.strip():
        yield CannotStart(
            "Er staat nog niet wie verantwoordelijk is.",
            'Zet in bot.yaml: `controller: "Stichting … <mailadres>"`. Ouders moeten dit kunnen zien.',
        )


def _on_call(settings: Settings, _facts: Facts) -> Refusals:
    if settings.strict and not settings.on_call:
        yield CannotStart(
            "De on_call-lijst is leeg. Bij nood hoort niemand iets.",
            'Zet in bot.yaml wie een melding krijgt: `on_call: ["telegram:1001"]`.',
        )


def _addresses(settings: Settings, _facts: Facts) -> Refusals:
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


def _folder(settings: Settings, facts: Facts) -> Refusals:
    if not facts.writable:
        yield _not_writable(settings.data)
    if facts.demo:
        yield CannotStart(
            f"De map {settings.data} hoort bij de demo. Wat erin staat is verzonnen.",
            "Kies een andere map: zet `data_dir` in bot.yaml.",
        )


def _key(_settings: Settings, facts: Facts) -> Refusals:
    if facts.key:
        yield facts.key
    if facts.key_fits is False:
        yield other_key()


def _secrets(_settings: Settings, facts: Facts) -> Refusals:
    for name in facts.loose:
        yield CannotStart(f"Iedereen op deze computer kan {name} lezen.", f"Doe: `chmod 600 {name}`.")


def _database(_settings: Settings, facts: Facts) -> Refusals:
    if facts.schema == "silent":
        yield CannotStart(
            "De database geeft geen antwoord.", "Kijk of het adres klopt en of de database aan staat."
        )
    if facts.schema == "newer":
        yield CannotStart(
            "De database is van een nieuwere versie van de bot.",
            "Zet de nieuwe versie van de bot neer, of zet een kopie terug met `actbot restore`.",
        )
    if facts.durable is False:
        yield CannotStart(
            "De database zegt al ja voordat iets echt bewaard is.",
            "Zet `synchronous_commit` (PostgreSQL) of `synchronous` (SQLite) op het veiligst.",
        )


def _clock(_settings: Settings, facts: Facts) -> Refusals:
    if facts.skew is not None and abs(facts.skew) > SKEW:
        minutes = round(abs(facts.skew).total_seconds() / 60)
        yield CannotStart(
            f"De klok van deze computer loopt {minutes} minuten {'voor' if facts.skew > SKEW else 'achter'}.",
            "Zet de klok gelijk: `timedatectl set-ntp true`.",
        )


def _backup(_settings: Settings, facts: Facts) -> Refusals:
    if facts.backup_age is not None and facts.backup_age > BACKUP_AGE:
        yield CannotStart(
            f"De laatste reservekopie is {facts.backup_age.days} dagen oud.",
            "Maak er nu een: `actbot backup`. Kijk ook waarom het niet vanzelf ging.",
        )


def _numbers(settings: Settings, facts: Facts) -> Refusals:
    if settings.strict and facts.numbers_age is not None and facts.numbers_age > NUMBERS_AGE:
        yield CannotStart(
            f"Een nummer voor nood is {facts.numbers_age.days} dagen niet nagekeken.",
            "Kijk de nummers na in knowledge/crisis/numbers.yaml en zet er de dag van vandaag bij.",
        )


@dataclass(frozen=True)
class Topic:
    """One thing to look at: its name, its refusals, what is said when all is well, whether it was seen."""

    name: str
    refusals: Callable[[Settings, Facts], Refusals]
    well: str
    seen: Callable[[Facts], bool] = lambda facts: True
    unseen: str = "nog niet te controleren"


TOPICS = (
    Topic("Platform", _platform, "er is een platform"),
    Topic("Verantwoordelijke", _controller, "ouders kunnen zien wie dit is"),
    Topic("Bij nood", _on_call, "iemand krijgt de melding"),
    Topic("Adressen", _addresses, "veilig"),
    Topic("Datamap", _folder, "ik kan er bewaren"),
    Topic("Sleutel", _key, "aanwezig"),
    Topic("Geheimen", _secrets, "alleen jij kunt ze lezen"),
    Topic("Database", _database, "bereikbaar", lambda facts: facts.schema is not None),
    Topic("Klok", _clock, "gelijk", lambda facts: facts.skew is not None),
    Topic(
        "Reservekopie",
        _backup,
        "minder dan een week oud",
        lambda facts: facts.backup_age is not None,
        "er is er nog geen",
    ),
    Topic("Noodnummers", _numbers, "dit jaar nagekeken", lambda facts: facts.numbers_age is not None),
)


def insist(settings: Settings, facts: Facts) -> None:
    """Raise an ExceptionGroup of CannotStart when there is any reason not to run."""
    found = [refusal for topic in TOPICS for refusal in topic.refusals(settings, facts)]
    if found:
        raise ExceptionGroup("cannot start", found)


def insist_demo(folder: Path, listen: str) -> None:
    """Refuse the demo on real data or open to others; then mark the folder as invented."""
    if is_used(folder) and not is_demo(folder):
        raise CannotStart(
            f"In de map {folder} staan echte gegevens. De demo blijft daarvan af.",
            "Kies een andere map: `actbot demo --data-dir demo`.",
        )
    if not is_writable(folder):
        raise _not_writable(folder)
    _insist_free(listen)
    mark_demo(folder)


def _insist_free(listen: str) -> None:
    """The page of the demo is for this machine only, on a port that nobody has."""
    host, _, port = listen.rpartition(":")
    if host not in LOCAL:
        raise CannotStart(
            "De demo is alleen voor deze computer.", "Kies `--listen 127.0.0.1:8080`, of laat --listen weg."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host.strip("[]"), int(port)), family=family).close()
    except (OSError, ValueError, OverflowError):
        raise CannotStart(
            f"Op {listen} kan de pagina niet staan. Misschien draait daar al iets.",
            "Kies een andere poort: `make run LISTEN=127.0.0.1:8090`.",
        ) from None


def _not_writable(folder: Path) -> CannotStart:
    return CannotStart(
        f"In de map {folder} kan ik niets bewaren.",
        f"Maak hem van jou: `chown -R $USER {folder}`. Of kies een andere `data_dir`.",
    )
