"""The codes the team types: Z-001 a case, H-0001 a request, D-001 a draft; as people type them."""

from __future__ import annotations

import re

DIGITS = {"Z": 3, "H": 4, "D": 3}


def code(letter: str, number: int) -> str:
    """The code as it is kept and said."""
    return f"{letter}-{number:0{DIGITS[letter]}d}"


def split(letter: str, said: str) -> tuple[str, str]:
    """The code in what was said («z1», «Z 001»), and all else; ("", said) when there is none."""
    found = re.search(rf"(?<!\w){letter}\W{{0,2}}([0-9]{{1,9}})(?!\w)", said, re.IGNORECASE)
    if found is None:
        return "", said.strip()
    rest = f"{said[: found.start()].strip()} {said[found.end() :].strip()}"
    return code(letter, int(found[1])), rest.strip()


def starts(letter: str, said: str) -> tuple[str, str]:
    """The same, when it begins with the code: what follows may hold any words."""
    found = re.match(rf"\W*{letter}\W{{0,2}}[0-9]{{1,9}}(?!\w)", said, re.IGNORECASE)
    if found is None:
        return "", said.strip()
    return split(letter, found[0])[0], said[found.end() :].lstrip(" :,.\n")
