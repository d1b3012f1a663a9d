"""`--help` in Dutch: what Typer says in English by itself, said anew."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

IN_DUTCH = {
    "Usage: ": "Zo: ",
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT",
    "\nOptions:": "\nOpties:",
    "\nCommands:": "\nOpdrachten:",
    "\nArguments:": "\nErachter:",
    "[required]": "[nodig]",
    "<path>": "(pad)",
    "[default: ": "[anders: ",
    "Show this message and exit.": "Laat dit zien.",
}


class DutchContext(typer.Context):
    """One command with its help page."""

    def get_help(self) -> str:
        page = super().get_help()
        for english, dutch in IN_DUTCH.items():
            page = page.replace(english, dutch)
        return page


class DutchGroup(TyperGroup):
    """All commands, each with a Dutch help page."""

    context_class = DutchContext

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            command.context_class = DutchContext
        return command
