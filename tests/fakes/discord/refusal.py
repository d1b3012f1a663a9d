"""How Discord says no."""

from __future__ import annotations


class Refusal(Exception):
    """An answer with this HTTP status and Discord's own code."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def invalid(what: str) -> Refusal:
    return Refusal(400, 50035, f"Invalid Form Body: {what}")


def expect(true: object, what: str) -> None:
    if not true:
        raise invalid(what)
