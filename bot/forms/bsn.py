"""A citizen service number (BSN) is never kept (P02): whether one stands in a text.

Nine digits, solid or in groups («123456782», «1234.56.782»), that pass the eleven-proof.
"""

from __future__ import annotations

import re

from stdnum.nl import bsn

_SOLID = re.compile(r"(?<![\d+])(?<!\+31)(?<!\+31 )(?<!\+31-)\d{9}(?!\d)")
_GROUPED = re.compile(r"(?<!\d)(?<!\d[ .-])\d{3,4}(?:[ .-]\d{2,4}){2,3}(?![ .-]?\d)")


def holds_bsn(text: str) -> bool:
    """Whether these words hold a number that may be a BSN."""
    found = _SOLID.findall(text) + _GROUPED.findall(text)
    digits = (re.sub(r"\D", "", number) for number in found)
    return any(len(number) == 9 and bsn.is_valid(number) for number in digits)
