"""What the house is told before it starts: `bot.yaml`, `.env` and the environment as one value.

Rules of this file
- Settings are read once (`bot.setup.load`), are frozen, and are handed down; nobody looks them up.
- Whatever may open a door (a token, the key, a database address) is a SecretStr.
- An unknown name is a mistake, never ignored. The sentence about it is made in `bot.setup.mistakes`.
- A relative data folder is meant beside `bot.yaml`, so that the place of the shell never matters.
"""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_core import PydanticCustomError

TELEGRAM_API = "https://api.telegram.org"
DISCORD_API = "https://discord.com/api/v10"
KEY_BYTES = 32
ACCOUNT = re.compile(r"(telegram:[1-9]\d*|discord:[1-9]\d*|(web|console):[\w.-]+)")
DATABASE = re.compile(r"sqlite(\+aiosqlite)?:///.+|postgres(ql)?(\+asyncpg)?://.+")

Role = Literal["moderator", "coordinator", "contact", "treasurer", "maatje"]


class Mistake(BaseModel, frozen=True):
    """One thing that is not right yet: where (in words), and a sentence that says what to do."""

    where: str
    text: str
    line: int | None = None
    """line in the file, from 1"""

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


class BadConfig(Exception):
    """The settings cannot be used; carries every mistake that was found, not only the first."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


class CannotStart(Exception):
    """The bot prefers not to run. `reason` is what is wrong, `mend` is what to do; both Dutch."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(f"{reason} {mend}")
        self.reason = reason
        self.mend = mend


def _account(value: str) -> str:
    if not ACCOUNT.fullmatch(value):
        raise PydanticCustomError("account", "an account is platform:number")
    return value


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        raise PydanticCustomError("address", "an address starts with https://")
    return value.rstrip("/")


def _gateway(value: str) -> str:
    if not re.fullmatch(r"wss?://[^\s/]+(/\S*)?", value):
        raise PydanticCustomError("gateway", "a gateway starts with wss://")
    return value


def _listen(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not re.fullmatch(r"\d{1,5}", port) or int(port) > 65535:
        raise PydanticCustomError("listen", "a place to listen is host:port")
    return value


Account = Annotated[str, AfterValidator(_account)]
WebAddress = Annotated[str, AfterValidator(_address)]
Gateway = Annotated[str, AfterValidator(_gateway)]
Listen = Annotated[str, AfterValidator(_listen)]
Days = Annotated[int, Field(ge=1, le=36525)]


class Part(BaseModel):
    """What all parts of the settings share."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, hide_input_in_errors=True
    )


class Webhook(Part):
    """Telegram sends to us. `secret` is 16 to 256 letters, digits, `_` or `-`, as Telegram asks."""

    url: WebAddress
    listen: Listen = "127.0.0.1:8443"
    secret: SecretStr

    @field_validator("secret")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[\w-]{16,256}", value.get_secret_value(), re.ASCII):
            raise PydanticCustomError("webhook_secret", "a secret has 16 to 256 letters and digits")
        return value


class Telegram(Part):
    """No webhook means polling."""

    token: SecretStr
    api_url: WebAddress = TELEGRAM_API
    webhook: Webhook | None = None

    @field_validator("token")
    @classmethod
    def _looks_right(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"\d+:[\w-]+", value.get_secret_value(), re.ASCII):
            raise PydanticCustomError("telegram_token", "a token is number:letters")
        return value


class Discord(Part):
    """`api_url` and `gateway_url` are None for Discord's own."""

    token: SecretStr
    api_url: WebAddress | None = None
    gateway_url: Gateway | None = None
    guild: Annotated[str, Field(pattern=r"^\d+$")] | None = None

    @field_validator("token")
    @classmethod
    def _looks_right(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[\w.-]+", value.get_secret_value(), re.ASCII):
            raise PydanticCustomError("discord_token", "a token has no spaces")
        return value


class Database(Part):
    """Empty means SQLite in the data folder."""

    url: SecretStr | None = None

    @field_validator("url")
    @classmethod
    def _known(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not DATABASE.fullmatch(value.get_secret_value()):
            raise PydanticCustomError("database", "sqlite:/// or postgresql://")
        return value


class Web(Part):
    """Where the local page listens: the health of a bot at work."""

    listen: Listen = "127.0.0.1:8080"


class Member(Part):
    """Somebody of the team. `capacity` is how many families a Maatje takes at once."""

    account: Account
    role: Role
    regions: tuple[str, ...] = ()
    name: str = ""
    capacity: int = Field(default=2, ge=0, le=20)


class Retention(Part):
    """How long things are kept, in days (mission P07)."""

    help_request: Days = 30
    intake_nudge: Days = 7
    intake_warning: Days = 83
    intake: Days = 90
    closed_identity: Days = 90
    crisis_alert: Days = 90

    @model_validator(mode="after")
    def _in_order(self) -> Retention:
        if not self.intake_nudge < self.intake_warning < self.intake:
            raise PydanticCustomError("retention_order", "nudge, then warning, then gone")
        return self


class Settings(Part):
    """All of it. `home` is the folder of `bot.yaml`; it is set by the loader and is no key of the file."""

    telegram: Telegram | None = None
    discord: Discord | None = None
    database: Database = Database()
    data_dir: Path = Path("data")
    web: Web = Web()
    team: tuple[Member, ...] = ()
    on_call: tuple[Account, ...] = ()
    retention: Retention = Retention()
    controller: str = ""
    strict: bool = True
    semantic: bool = True
    """Weigh meaning in the search, when that extra is installed."""
    secret: SecretStr | None = Field(default=None, alias="key")
    secret_before: SecretStr | None = Field(default=None, alias="old_key")
    """The key that `key` takes over from; only as long as something needs it."""
    home: Path = Path(".")

    @field_validator("team")
    @classmethod
    def _once(cls, team: tuple[Member, ...]) -> tuple[Member, ...]:
        seen = {(member.account, member.role) for member in team}
        if len(seen) < len(team):
            raise PydanticCustomError("twice", "somebody stands in the team twice with one role")
        return team

    @property
    def data(self) -> Path:
        """The data folder, seen from here."""
        return self.home / self.data_dir.expanduser()

    @property
    def database_url(self) -> str:
        url = self.database.url
        return url.get_secret_value() if url else f"sqlite:///{self.data / 'act.db'}"

    def key(self) -> bytes:
        """The master key: 32 bytes, of `ACTBOT_KEY` or of the file `key` in the data folder."""
        return decode_key(self.secret.get_secret_value() if self.secret else self._key_file())

    def key_before(self) -> bytes | None:
        """The master key of before, of `ACTBOT_OLD_KEY`; 32 bytes."""
        return decode_key(self.secret_before.get_secret_value()) if self.secret_before else None

    def _key_file(self) -> str:
        try:
            return (self.data / "key").read_text("ascii", "replace").strip()
        except PermissionError as barred:
            raise CannotStart(
                f"Ik mag {barred.filename} niet lezen.",
                "Start de bot als de gebruiker van wie dat bestand is.",
            ) from None
        except OSError:
            raise CannotStart(
                "De sleutel is er niet.",
                "Zet ACTBOT_KEY in .env. Hij staat op je herstelblad. Nog geen sleutel? Doe `actbot init`.",
            ) from None


def decode_key(text: str) -> bytes:
    """32 bytes of base64url, with or without `=` at the end. Raises CannotStart."""
    try:
        key = base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), "-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise CannotStart(
            "De sleutel klopt niet.",
            "Neem hem letter voor letter over van je herstelblad. Hij heeft 43 tekens.",
        )
    return key
