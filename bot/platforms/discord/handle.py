"""The thread back to an interaction, as the text that travels through the house."""

from __future__ import annotations

import msgspec

PRESS, ONLY_YOU = "press", "only-you"


class Handle(msgspec.Struct, frozen=True):
    """`kind`: "" is a slash command that still shows «thinking», "press" a button or card under a
    message everybody sees, "only-you" one under `message`, which only the presser sees."""

    application: str
    token: str
    kind: str = ""
    message: str = ""

    @property
    def text(self) -> str:
        """`<application id>/<interaction token>`, then the kind and the message when there are."""
        parts = (self.application, self.token, self.kind, self.message)
        return "/".join(part for part in parts if part)


def parse(text: str | None) -> Handle | None:
    """The handle in this text; None when there is none."""
    parts = (text or "").split("/")
    return Handle(*parts) if 2 <= len(parts) <= 4 else None
