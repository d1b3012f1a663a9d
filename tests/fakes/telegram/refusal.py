"""How Telegram says no."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        said: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return said | {"parameters": self.parameters} if self.parameters else said


def bad(description: str, **parameters: int) -> Refusal:
    return Refusal(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> Refusal:
    return Refusal(403, f"Forbidden: {description}")


def too_many(after: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {after}", retry_after=after)
