"""The recovery sheet: the one thing of a house that is kept on paper."""

from __future__ import annotations

from pathlib import Path


def sheet(key: str, data: Path) -> str:
    """What to write over. Shown once, when a key was made."""
    return f"""
──────────────── HERSTELBLAD ────────────────
Schrijf dit over of print het. Bewaar het op papier, niet bij de computer.
Dit zie je maar een keer.

  Sleutel     {key}
  Kopieën     {data.absolute() / "backups"}
  Terugzetten actbot restore KOPIE

Zonder deze sleutel kan niemand de gegevens nog lezen. Ook jij niet.
─────────────────────────────────────────────"""
